#include "learning/linear_model.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstring>
#include <limits>

namespace clausebook {

static_assert(std::endian::native == std::endian::little, "the model file is read where it lies");

struct LinearModel::Header {
    char magic[8];
    std::uint32_t version;
    std::uint32_t keys;
    std::uint32_t features;
    std::uint32_t unused;
    std::uint64_t fingerprint;
};

struct LinearModel::Key {
    char name[64];
    float bias;
    float scale;
};

struct LinearModel::Row {
    std::uint64_t hash;
    float rarity;
    std::uint32_t unused;
};

namespace {

constexpr std::string_view k_magic = "CBLINEAR";
constexpr std::uint32_t k_version = 2;
constexpr std::size_t k_index_size = 65537;
constexpr double k_smallest_share = 0.004;  // of a key's greatest weight: below it a weight changes no decision and is left out

std::uint64_t fingerprint_of(std::string_view bytes) {
    std::uint64_t hash = 14695981039346656037ULL;
    for (const char c : bytes) hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211ULL;
    return hash;
}

template <class T>
void append(std::string& out, const T& value) {
    out.append(reinterpret_cast<const char*>(&value), sizeof value);
}

constexpr std::size_t k_alignment = 64;  // of the parts of the file: a line of a processor's cache

constexpr std::size_t aligned(std::size_t size) { return (size + k_alignment - 1) / k_alignment * k_alignment; }

void pad(std::string& out) { out.resize(aligned(out.size())); }

// Weights of a feature, filled up.
constexpr std::size_t width_of(std::size_t keys) { return (keys + 7) / 8 * 8; }

tl::unexpected<Error> damaged(std::string_view path, std::string message) {
    return fail({"model-damaged", std::move(message), "install clausebook's share folder anew", std::string(path), ""});
}

}  // namespace

std::string write_linear_model(const TrainedWeights& trained) {
    LinearModel::Header header{};
    std::string out;
    append(out, header);
    pad(out);
    std::vector<double> scales;
    for (std::size_t k = 0; k < trained.keys.size(); ++k) {
        double greatest = 0;
        for (const double weight : trained.weights[k]) greatest = std::max(greatest, std::abs(weight));
        scales.push_back(greatest > 0 ? greatest / std::numeric_limits<std::int16_t>::max() : 1.0);
        LinearModel::Key key{};
        trained.keys[k].copy(key.name, sizeof key.name - 1);
        key.bias = static_cast<float>(trained.biases[k]);
        key.scale = static_cast<float>(scales[k]);
        append(out, key);
    }
    pad(out);
    for (std::size_t f = 0; f < trained.hashes.size(); ++f) append(out, LinearModel::Row{trained.hashes[f], trained.rarity[f], 0});
    pad(out);
    std::size_t at = 0;
    for (std::size_t upper = 0; upper < k_index_size; ++upper) {
        while (at < trained.hashes.size() && (trained.hashes[at] >> 48) < upper) ++at;
        append(out, static_cast<std::uint32_t>(at));
    }
    pad(out);
    std::vector<std::int16_t> row(width_of(trained.keys.size()));
    for (std::size_t f = 0; f < trained.hashes.size(); ++f) {
        for (std::size_t k = 0; k < trained.keys.size(); ++k) {
            const double steps = std::round(trained.weights[k][f] / scales[k]);
            const bool counts = std::abs(steps) >= k_smallest_share * std::numeric_limits<std::int16_t>::max();
            row[k] = counts ? static_cast<std::int16_t>(steps) : std::int16_t{0};
        }
        out.append(reinterpret_cast<const char*>(row.data()), row.size() * sizeof row[0]);
    }
    k_magic.copy(header.magic, sizeof header.magic);
    header.version = k_version;
    header.keys = static_cast<std::uint32_t>(trained.keys.size());
    header.features = static_cast<std::uint32_t>(trained.hashes.size());
    header.fingerprint = fingerprint_of(std::string_view(out).substr(sizeof header));
    std::memcpy(out.data(), &header, sizeof header);
    return out;
}

Result<LinearModel> LinearModel::open(const std::filesystem::path& path) {
    const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (file < 0) return fail({"model-missing", "the file cannot be opened", "install clausebook's share folder whole", path.string(), ""});
    struct stat status {};
    void* mapped = MAP_FAILED;
    std::size_t size = 0;
    if (::fstat(file, &status) == 0 && status.st_size > 0) {
        size = static_cast<std::size_t>(status.st_size);
        mapped = ::mmap(nullptr, size, PROT_READ, MAP_PRIVATE, file, 0);
    }
    ::close(file);
    if (mapped == MAP_FAILED) return damaged(path.string(), "the file is empty or cannot be mapped");
    LinearModel model;
    model.owner_ = std::shared_ptr<const void>(mapped, [size](const void* begin) { ::munmap(const_cast<void*>(begin), size); });
    model.bytes_ = {static_cast<const char*>(mapped), size};
    return std::move(model).read(path.string());
}

Result<LinearModel> LinearModel::from_bytes(std::string bytes, std::string_view path) {
    LinearModel model;
    const auto held = std::make_shared<const std::string>(std::move(bytes));
    model.bytes_ = *held;
    model.owner_ = held;
    return std::move(model).read(path);
}

Result<LinearModel> LinearModel::read(std::string_view path) && {
    Header header{};
    if (bytes_.size() < sizeof header) return damaged(path, "the file is too short");
    std::memcpy(&header, bytes_.data(), sizeof header);
    if (std::string_view(header.magic, sizeof header.magic) != k_magic) return damaged(path, "the file is no model");
    if (header.version != k_version) return damaged(path, "the model is of another version");
    const std::size_t keys_at = aligned(sizeof header);
    const std::size_t rows_at = aligned(keys_at + header.keys * sizeof(Key));
    const std::size_t index_at = aligned(rows_at + header.features * sizeof(Row));
    const std::size_t weights_at = aligned(index_at + k_index_size * sizeof(std::uint32_t));
    row_width_ = width_of(header.keys);
    if (bytes_.size() != weights_at + header.features * row_width_ * sizeof(std::int16_t)) return damaged(path, "the file has been cut or has grown");
    key_table_ = reinterpret_cast<const Key*>(bytes_.data() + keys_at);
    rows_ = reinterpret_cast<const Row*>(bytes_.data() + rows_at);
    index_ = reinterpret_cast<const std::uint32_t*>(bytes_.data() + index_at);
    weights_ = reinterpret_cast<const std::int16_t*>(bytes_.data() + weights_at);
    row_count_ = header.features;
    for (std::size_t k = 0; k < header.keys; ++k) {
        const Key& key = key_table_[k];
        keys_.emplace_back(key.name, ::strnlen(key.name, sizeof key.name));
    }
    fingerprint_ = fmt::format("{:016x}", header.fingerprint);
    return std::move(*this);
}

int LinearModel::find(std::string_view key) const {
    const auto found = std::find(keys_.begin(), keys_.end(), key);
    return found == keys_.end() ? -1 : static_cast<int>(found - keys_.begin());
}

std::vector<LinearModel::Known> LinearModel::look_up(const std::vector<Feature>& features) const {
    // The file is larger than a processor's caches, and a passage's features are strewn all over it: each step asks for the memory of the next one.
    std::vector<Known> known(features.size());
    for (const Feature& feature : features) __builtin_prefetch(&index_[feature.hash >> 48]);
    // The bounds are clamped, so that a damaged index reads nothing that is not there.
    const auto first_row = [&](const Feature& feature) { return rows_ + std::min<std::size_t>(index_[feature.hash >> 48], row_count_); };
    for (const Feature& feature : features) __builtin_prefetch(first_row(feature));
    for (std::size_t i = 0; i < features.size(); ++i) {
        const std::uint64_t hash = features[i].hash;
        const Row* first = first_row(features[i]);
        const Row* last = rows_ + std::clamp<std::size_t>(index_[(hash >> 48) + 1], static_cast<std::size_t>(first - rows_), row_count_);
        const Row* row = std::lower_bound(first, last, hash, [](const Row& r, std::uint64_t sought) { return r.hash < sought; });
        if (row == last || row->hash != hash) {
            known[i].row = k_unknown;
        } else {
            known[i] = {static_cast<std::uint32_t>(row - rows_), features[i].weight * row->rarity};
        }
    }
    return known;
}

double LinearModel::Sum::length() const { return squares > 0 ? std::sqrt(squares) : 1.0; }

LinearModel::Sum& LinearModel::Sum::operator+=(const Sum& other) {
    by_key.resize(std::max(by_key.size(), other.by_key.size()));
    for (std::size_t k = 0; k < other.by_key.size(); ++k) by_key[k] += other.by_key[k];
    squares += other.squares;
    return *this;
}

void LinearModel::add(const std::vector<Known>& features, Sum& sum) const {
    sum.by_key.resize(row_width_);
    double* const by_key = sum.by_key.data();
    constexpr std::size_t k_ahead = 8;  // features whose weights are asked for before their turn
    for (std::size_t place = 0; place < features.size(); ++place) {
        if (place + k_ahead < features.size()) {
            const std::int16_t* next = weights_ + features[place + k_ahead].row * row_width_;
            for (std::size_t i = 0; i < row_width_; i += k_alignment / sizeof *next) __builtin_prefetch(next + i);
        }
        const auto own = static_cast<double>(features[place].weight);
        sum.squares += own * own;
        const std::int16_t* weights = weights_ + features[place].row * row_width_;
        for (std::size_t k = 0; k < row_width_; ++k) by_key[k] += own * weights[k];
    }
}

std::vector<double> LinearModel::scores(const Sum& sum) const {
    std::vector<double> scores = sum.by_key;
    scores.resize(keys_.size());  // those that filled it up are no keys
    const double length = sum.length();
    for (std::size_t k = 0; k < scores.size(); ++k) {
        scores[k] = scores[k] / length * static_cast<double>(key_table_[k].scale) + static_cast<double>(key_table_[k].bias);
    }
    return scores;
}

std::vector<double> LinearModel::scores(const std::vector<Feature>& features) const {
    std::vector<Known> known = look_up(features);
    std::erase_if(known, [](const Known& each) { return each.row == k_unknown; });
    return scores(known);
}

std::vector<double> LinearModel::scores(const std::vector<Known>& features) const {
    Sum sum;
    add(features, sum);
    return scores(sum);
}

double LinearModel::step(int key, double length) const { return static_cast<double>(key_table_[key].scale) / length; }

}  // namespace clausebook
