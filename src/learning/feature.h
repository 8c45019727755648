#pragma once
#include <cstdint>
#include <string>
#include <string_view>

namespace clausebook {

// One trait of a text, by the hash of its name, and how much it counts before the model's own weighting.
struct Feature {
    std::uint64_t hash = 0;
    float weight = 0;

    friend bool operator==(const Feature&, const Feature&) = default;
};

// FNV-1a of a feature's name that is made piece by piece.
class NameHash {
 public:
    NameHash& put(std::string_view piece) {
        for (const char c : piece) put(c);
        return *this;
    }
    NameHash& put(char c) {
        state_ = (state_ ^ static_cast<unsigned char>(c)) * 1099511628211ULL;
        return *this;
    }
    std::uint64_t hash() const {
        // FNV leaves the high bits of short names alike, and the model's index goes by them.
        return (state_ ^ state_ >> 32) * 0x9E3779B97F4A7C15ULL;
    }

 private:
    std::uint64_t state_ = 14695981039346656037ULL;
};

// A word without its commonest English endings: enough to bring "inspect", "inspects", "inspected", "inspecting" together.
std::string stem_of(std::string word);

}  // namespace clausebook
