#include "index/errors.h"

#include <xapian.h>

#include <nlohmann/json.hpp>

namespace clausebook {
namespace {

Error damaged(const std::string& why, const std::filesystem::path& folder) {
    return {"index-damaged", "the index cannot be used: " + why, "make it anew with: clausebook rebuild", folder.string(), ""};
}

}  // namespace

bool was_overtaken() {
    try {
        throw;
    } catch (const Xapian::DatabaseModifiedError&) {
        return true;
    } catch (...) {
        return false;
    }
}

Error index_error_now(const std::filesystem::path& folder) {
    try {
        throw;
    } catch (const Xapian::DatabaseLockError&) {
        return {"index-busy", "another program is writing to the index", "wait until it has ended and try again", folder.string(), ""};
    } catch (const Xapian::DatabaseNotFoundError&) {
        return {"index-missing", "the book has no index", "make it anew with: clausebook rebuild", folder.string(), ""};
    } catch (const OldIndex& old) {
        return {"index-old", "the index was made by another version of clausebook", "make it anew with: clausebook rebuild", old.place, ""};
    } catch (const Xapian::NetworkError& error) {
        return {"remote-unreached", "the remote book does not answer: " + error.get_msg(), "start xapian-tcpsrv there, or leave it out", folder.string(), ""};
    } catch (const Xapian::Error& error) {
        const std::string cause = error.get_error_string() != nullptr ? error.get_error_string() : "";
        if (cause.find("No space left") != std::string::npos || cause.find("File too large") != std::string::npos) {
            return {"disk-full", "the disk is full", "free some space and try again; nothing that was stored before is damaged", folder.string(), ""};
        }
        return damaged(error.get_msg() + (cause.empty() ? "" : " (" + cause + ")"), folder);
    } catch (const nlohmann::json::exception& error) {
        return damaged(error.what(), folder);
    }
}

}  // namespace clausebook
