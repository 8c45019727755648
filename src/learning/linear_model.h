#pragma once
#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "learning/feature.h"

namespace clausebook {

// One linear model a key over shared features, as it lies in its file: weights of 16 bits, read where they lie. A common feature has a weight for nearly
// every key, so that they stand side by side and are added up many at once; those of rare features are mostly 0.
//
// The file, little-endian, each part at a multiple of 64 bytes:
//   "CBLINEAR" u32 version, u32 keys, u32 features, u32 0, u64 fingerprint of all that follows
//   keys:     64 bytes of name (filled up with 0), f32 bias, f32 scale
//   features: u64 hash, ascending; f32 rarity; u32 0
//   index:    u32 first feature by the upper 16 bits of its hash, 65,537 of them
//   weights:  i16 in units of the key's scale; by feature, then key, the keys of each feature filled up with 0 to a multiple of 8
class LinearModel {
 public:
    // Maps a file that train_linear_model made. Errors: it cannot be opened, it is no such file or a damaged one.
    static Result<LinearModel> open(const std::filesystem::path& path);
    static Result<LinearModel> from_bytes(std::string bytes, std::string_view path);

    const std::vector<std::string>& keys() const { return keys_; }
    int find(std::string_view key) const;                            // -1 where the model does not know the key
    const std::string& fingerprint() const { return fingerprint_; }  // 16 hexadecimal digits

    // A feature that the model knows: its place in the model, and how much it counts.
    struct Known {
        std::uint32_t row = 0;
        float weight = 0;
    };
    static constexpr std::uint32_t k_unknown = static_cast<std::uint32_t>(-1);
    // Each feature's place, in their order; row k_unknown where the model does not know it.
    std::vector<Known> look_up(const std::vector<Feature>& features) const;
    std::size_t rows() const { return row_count_; }

    // What features, each once and known, add up to.
    struct Sum {
        std::vector<double> by_key;  // empty before the first; filled up like the weights of a feature
        double squares = 0;          // of their weights

        // The length of the features' vector, by which log-odds are divided.
        double length() const;
        Sum& operator+=(const Sum& other);
    };
    void add(const std::vector<Known>& features, Sum& sum) const;
    // The log-odds for each key that a passage of such features answers it.
    std::vector<double> scores(const Sum& sum) const;
    std::vector<double> scores(const std::vector<Known>& features) const;
    std::vector<double> scores(const std::vector<Feature>& features) const;

    // How much a known feature adds to or takes from one key's log-odds, in steps; and how long a step is in a passage whose features have that length.
    double share(const Known& feature, int key) const {
        return static_cast<double>(feature.weight) * weights_[feature.row * row_width_ + static_cast<std::size_t>(key)];
    }
    double step(int key, double length) const;

 private:
    struct Header;
    struct Key;
    struct Row;
    Result<LinearModel> read(std::string_view path) &&;

    std::shared_ptr<const void> owner_;  // the mapped file or the bytes
    std::string_view bytes_;
    std::vector<std::string> keys_;
    std::string fingerprint_;
    const Key* key_table_ = nullptr;
    const Row* rows_ = nullptr;
    const std::uint32_t* index_ = nullptr;
    const std::int16_t* weights_ = nullptr;
    std::size_t row_count_ = 0;
    std::size_t row_width_ = 0;  // in weights

    friend std::string write_linear_model(const struct TrainedWeights& trained);
};

// What training gives, before it is rounded and written.
struct TrainedWeights {
    std::vector<std::string> keys;
    std::vector<std::uint64_t> hashes;         // ascending
    std::vector<float> rarity;                 // by feature
    std::vector<std::vector<double>> weights;  // by key, then feature
    std::vector<double> biases;                // by key
};

std::string write_linear_model(const TrainedWeights& trained);

}  // namespace clausebook
