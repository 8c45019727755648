#pragma once
#include <concepts>
#include <kainjow/mustache.hpp>
#include <string>
#include <utility>
#include <vector>

namespace clausebook {

// What a template shows: names with texts, truths, other views and lists of them. Texts are given as they are: they are escaped when the template is
// filled, and nowhere else. An empty text is false, so that {{#name}}...{{/name}} is left out.
class View {
 public:
    using Data = kainjow::mustache::data;

    View& set(const std::string& name, std::string text) {
        data_[name] = text.empty() ? Data(Data::type::bool_false) : Data(std::move(text));
        return *this;
    }
    View& set(const std::string& name, const char* text) { return set(name, std::string(text)); }
    View& set(const std::string& name, std::string_view text) { return set(name, std::string(text)); }
    template <std::same_as<bool> Truth>
    View& set(const std::string& name, Truth truth) {
        data_[name] = Data(truth ? Data::type::bool_true : Data::type::bool_false);
        return *this;
    }
    template <std::integral Number>
    requires(!std::same_as<Number, bool>) View& set(const std::string& name, Number number) {
        data_[name] = Data(std::to_string(number));
        return *this;
    }
    View& set(const std::string& name, View view) {
        data_[name] = std::move(view.data_);
        return *this;
    }
    // A list; an empty one is false.
    View& set(const std::string& name, std::vector<View> views) {
        Data list(Data::type::list);
        // kainjow's push_back copies whole trees; the list is our own, and not const.
        auto& items = const_cast<kainjow::mustache::list&>(list.list_value());
        items.reserve(views.size());
        for (View& view : views) items.push_back(std::move(view.data_));
        data_[name] = std::move(list);
        return *this;
    }

    const Data& data() const { return data_; }

 private:
    Data data_{Data::type::object};
};

}  // namespace clausebook
