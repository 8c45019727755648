#include "app/add.h"

#include <algorithm>
#include <array>
#include <condition_variable>
#include <map>
#include <mutex>
#include <set>
#include <thread>

#include "app/classify_again.h"
#include "app/index_library.h"
#include "app/read_document.h"
#include "book/sha256.h"
#include "sandbox/sandbox.h"

namespace clausebook {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t k_largest_file = 128'000'000;  // bytes
constexpr int k_files_a_batch = 8;                   // between two writings of the manifest

// Names of documents that a folder is searched for. The readers look at the content; formats that none of them takes are here so that they are told.
constexpr std::array<std::string_view, 14> k_document_names = {".pdf", ".docx",     ".html", ".htm", ".xhtml", ".txt",  ".text",
                                                               ".md",  ".markdown", ".doc",  ".odt", ".rtf",   ".dotx", ".docm"};

std::string lower(std::string text) {
    std::transform(text.begin(), text.end(), text.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    return text;
}

// Files about a folder are no documents of a council.
bool is_document_name(const fs::path& path) {
    const std::string name = lower(path.filename().string());
    const std::string stem = name.substr(0, name.find('.'));
    if (name.empty() || name[0] == '.' || name[0] == '~' || stem == "readme" || stem == "licence" || stem == "license") return false;
    const std::string extension = lower(path.extension().string());
    return std::find(k_document_names.begin(), k_document_names.end(), extension) != k_document_names.end();
}

struct FoundFiles {
    std::vector<fs::path> files;
    std::vector<AddedFile> failed;
    int left_alone = 0;
};

std::string absolute_name(const fs::path& path) { return fs::absolute(path).lexically_normal().string(); }

// Every file that was named, and every document in the folders that were, each once; a folder's in order of their names.
FoundFiles find_files(const std::vector<fs::path>& paths) {
    FoundFiles found;
    std::set<std::string> seen;
    const auto take = [&](const fs::path& file) {
        if (seen.insert(absolute_name(file)).second) found.files.push_back(file);
    };
    for (const fs::path& path : paths) {
        std::error_code error;
        if (!fs::is_directory(path, error)) {
            take(path);
            continue;
        }
        std::vector<fs::path> inside;
        int others = 0;
        for (auto entry = fs::recursive_directory_iterator(path, error); !error && entry != fs::recursive_directory_iterator(); entry.increment(error)) {
            std::error_code ignored;
            if (entry->path().filename().string()[0] == '.') {
                entry.disable_recursion_pending();
            } else if (!entry->is_directory(ignored)) {
                if (is_document_name(entry->path())) {
                    inside.push_back(entry->path());
                } else {
                    ++others;
                }
            }
        }
        std::sort(inside.begin(), inside.end());
        for (const fs::path& file : inside) take(file);
        found.left_alone += others;
        AddedFile failed;
        failed.path = path.string();
        failed.outcome = AddOutcome::failed;
        if (error) {
            failed.error = {"folder-unreadable", "the folder cannot be read: " + error.message(), "ask its owner for permission", path.string(), ""};
            found.failed.push_back(failed);
        } else if (inside.empty()) {
            failed.error = {"folder-empty", "there is no document in this folder", "documents are PDF, DOCX, HTML and text files", path.string(), ""};
            found.failed.push_back(failed);
        }
    }
    return found;
}

// The document that a file goes into, and its version there as far as it is known before the file is read.
struct Destination {
    std::string id;
    VersionEntry entry;
    friend bool operator==(const Destination&, const Destination&) = default;
};

// What is to be done with one file, decided before it is read.
struct Task {
    fs::path path;
    std::string id;      // of the document that it is a version of; "" for a new one
    std::string new_id;  // wanted for a new one; "" makes one from the name
    Details given;
    ReadOptions read_with;
    std::string known_hash;  // of the newest version, where it was read in the same way
    Destination expected;    // if all files before it are added
};

// A file that was read, under the name that it will have in the book.
struct Prepared {
    std::string bytes;
    bool unchanged = false;
    Result<NewVersion> version;
};

const DetailsRow* row_for(const std::vector<DetailsRow>& rows, const fs::path& path) {
    const std::string whole = path.generic_string();
    const DetailsRow* best = nullptr;
    for (const DetailsRow& row : rows) {
        const bool ends_so =
            whole == row.file || (whole.size() > row.file.size() && whole.compare(whole.size() - row.file.size(), std::string::npos, row.file) == 0 &&
                                  whole[whole.size() - row.file.size() - 1] == '/');
        if (ends_so && (best == nullptr || row.file.size() > best->file.size())) best = &row;
    }
    return best;
}

bool same_pages(const ReadOptions& a, const ReadOptions& b) { return a.first_page == b.first_page && a.last_page == b.last_page && a.tracked == b.tracked; }

NewVersion put_into(const Library& library, DocumentRecord record, std::string_view source, const Destination& into) {
    record.doc.id = into.id;
    record.version = into.entry.number;
    return prepare_version(library, std::move(record), source, into.entry);
}

// Reads files on several threads and hands them over in the order of the tasks.
class Readers {
 public:
    Readers(const std::vector<Task>& tasks, int workers, const Library& library, const Knowledge& knowledge)
        : tasks_(tasks), library_(library), installation_(library.installation()), knowledge_(knowledge), ahead_(static_cast<std::size_t>(4 * workers)) {
        installation_.readers = idle_readers();
        for (int i = 0; i < workers; ++i) threads_.emplace_back([this] { run(); });
    }
    Readers(const Readers&) = delete;
    Readers& operator=(const Readers&) = delete;
    ~Readers() {
        {
            const std::lock_guard guard(mutex_);
            stop_ = true;
        }
        changed_.notify_all();
        for (std::thread& thread : threads_) thread.join();
    }

    Prepared take(std::size_t task) {
        std::unique_lock lock(mutex_);
        changed_.wait(lock, [&] { return done_.count(task) != 0; });
        Prepared prepared = std::move(done_.at(task));
        done_.erase(task);
        taken_ = task + 1;
        changed_.notify_all();
        return prepared;
    }

 private:
    void run() {
        for (;;) {
            std::size_t mine = 0;
            {
                std::unique_lock lock(mutex_);
                changed_.wait(lock, [&] { return stop_ || next_ >= tasks_.size() || next_ < taken_ + ahead_; });
                if (stop_ || next_ >= tasks_.size()) return;
                mine = next_++;
            }
            Prepared prepared = prepare(tasks_[mine]);
            const std::lock_guard guard(mutex_);
            done_.emplace(mine, std::move(prepared));
            changed_.notify_all();
        }
    }

    Prepared prepare(const Task& task) const {
        Prepared prepared;
        Result<std::string> bytes = read_bytes(task.path, k_largest_file);
        if (!bytes) {
            prepared.version = fail(bytes.error());
            return prepared;
        }
        prepared.bytes = std::move(*bytes);
        prepared.unchanged = sha256(prepared.bytes) == task.known_hash;
        if (prepared.unchanged) return prepared;
        Result<DocumentRecord> record = read_document(prepared.bytes, task.path.string(), task.read_with, installation_, knowledge_);
        prepared.version = record ? Result<NewVersion>(put_into(library_, std::move(*record), prepared.bytes, task.expected)) : fail(record.error());
        return prepared;
    }

    const std::vector<Task>& tasks_;
    const Library& library_;  // of which only what no writer changes is read
    Installation installation_;
    const Knowledge& knowledge_;
    const std::size_t ahead_;  // how many files may wait for the writer
    std::mutex mutex_;
    std::condition_variable changed_;
    std::map<std::size_t, Prepared> done_;
    std::size_t next_ = 0;
    std::size_t taken_ = 0;
    bool stop_ = false;
    std::vector<std::thread> threads_;
};

// The documents that came from a path, by id.
std::vector<const DocumentEntry*> from_path(const Manifest& manifest, const std::string& path) {
    std::vector<const DocumentEntry*> out;
    for (const DocumentEntry& document : manifest.documents) {
        const bool here = std::any_of(document.versions.begin(), document.versions.end(), [&](const VersionEntry& v) { return v.source_path == path; });
        if (here) out.push_back(&document);
    }
    return out;
}

// A file's tasks: one, or one for each document that was cut out of it before.
Result<std::vector<Task>> plan(const Manifest& manifest, const AddRequest& request, const fs::path& path) {
    Task task;
    task.path = path;
    task.given = request.given;
    task.read_with = request.read_with;
    bool says_pages = request.read_with.first_page != 0 || request.read_with.last_page != 0;
    std::string wanted_id = request.id;
    if (const DetailsRow* row = row_for(request.by_file, path)) {
        task.given = overlay(row->details, request.given);
        if (row->says_pages) {
            task.read_with.first_page = row->read_with.first_page;
            task.read_with.last_page = row->read_with.last_page;
            says_pages = true;
        }
        if (!row->id.empty()) wanted_id = row->id;
    }
    if (!request.version_of.empty()) wanted_id = request.version_of;
    const auto against = [&](const DocumentEntry& document, bool same_part) {
        Task out = task;
        const VersionEntry& newest = document.versions.back();
        out.id = document.id;
        if (same_part && !says_pages) {
            out.read_with.first_page = newest.read_with.first_page;
            out.read_with.last_page = newest.read_with.last_page;
        }
        if (same_pages(out.read_with, newest.read_with)) out.known_hash = newest.source_hash;
        return out;
    };
    if (!wanted_id.empty()) {
        const DocumentEntry* document = manifest.document(wanted_id);
        if (document == nullptr) task.new_id = wanted_id;
        return std::vector<Task>{document == nullptr ? task : against(*document, absolute_name(path) == document->versions.back().source_path)};
    }
    const std::vector<const DocumentEntry*> before = from_path(manifest, absolute_name(path));
    if (before.empty()) return std::vector<Task>{task};
    if (says_pages) {
        for (const DocumentEntry* document : before) {
            if (same_pages(document->versions.back().read_with, task.read_with)) return std::vector<Task>{against(*document, true)};
        }
        if (before.size() > 1) {
            return fail({"id-needed", "several documents were taken from this file", "say which one with --id", path.string(), ""});
        }
    }
    std::vector<Task> tasks;
    for (const DocumentEntry* document : before) tasks.push_back(against(*document, true));
    return tasks;
}

std::string free_id(const Manifest& manifest, const fs::path& path) {
    const std::string slug = slug_of(path.filename().string());
    if (manifest.document(slug) == nullptr) return slug;
    return slug_with_hash(slug, absolute_name(path));
}

// Details of a new version that hold for the document as such; dates, version and status are the version's own.
Details carried_over(const Details& earlier) {
    Details out;
    out.authority = earlier.authority;
    out.authority_type = earlier.authority_type;
    out.nation = earlier.nation;
    out.kind = earlier.kind;
    out.title = earlier.title;
    out.url = earlier.url;
    return out;
}

Destination destination_of(const Manifest& manifest, const Task& task, const std::string& today) {
    Destination into;
    into.id = !task.id.empty() ? task.id : !task.new_id.empty() ? task.new_id : free_id(manifest, task.path);
    const DocumentEntry* document = manifest.document(into.id);
    into.entry.number = document == nullptr ? 1 : document->versions.back().number + 1;
    into.entry.source_path = absolute_name(task.path);
    into.entry.added = today;
    into.entry.read_with = task.read_with;
    into.entry.read_with.password.clear();
    into.entry.given = document == nullptr ? task.given : overlay(task.given, carried_over(document->versions.back().given));
    return into;
}

bool is_plain_id(const std::string& id) {
    return !id.empty() && id.size() <= 80 && id.find_first_not_of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_") == std::string::npos;
}

}  // namespace

Result<AddReport> add_files(Library& library, const AddRequest& request, const OnFile& on_file) {
    if (!request.id.empty() && !is_plain_id(request.id)) {
        return fail({"id-bad", "'" + request.id + "' is no id", "an id is made of letters, digits, - and _", "", ""});
    }
    AddRequest asked = request;
    if (!asked.version_of.empty()) {
        const Result<DocumentRef> ref = library.find(asked.version_of);
        if (!ref) return fail(ref.error());
        asked.version_of = ref->id;
    }
    FoundFiles found = find_files(asked.paths);
    if ((!asked.id.empty() || !asked.version_of.empty()) && found.files.size() > 1) {
        return fail(
            {"id-for-many", "--id and --version-of are for one file, and there are " + std::to_string(found.files.size()), "add them one at a time", "", ""});
    }
    const Result<Knowledge> knowledge = read_knowledge(library.installation());
    if (!knowledge) return fail(knowledge.error());
    if (auto classified = classify_again(library, *knowledge); !classified) return fail(classified.error());
    AddReport report;
    report.left_alone = found.left_alone;
    std::vector<AddedFile> unsaved = std::move(found.failed);  // what is known, but not yet named by the manifest
    Manifest manifest = library.book().manifest();
    std::vector<Task> tasks;
    for (const fs::path& path : found.files) {
        const Result<std::vector<Task>> planned = plan(manifest, asked, path);
        if (planned) {
            tasks.insert(tasks.end(), planned->begin(), planned->end());
        } else {
            unsaved.push_back({path.string(), AddOutcome::failed, "", 0, 0, {}, planned.error()});
        }
    }
    Manifest expected = manifest;
    for (Task& task : tasks) {
        task.expected = destination_of(expected, task, library.today());
        expected.document_or_new(task.expected.id).versions.push_back(task.expected.entry);
    }
    auto writer = LibraryIndex::open(library);
    if (!writer) return fail(writer.error());

    int done = 0;
    const int total = static_cast<int>(tasks.size() + unsaved.size());
    const auto tell = [&](AddedFile file) {
        ++done;
        if (on_file) on_file(done, total, file);
        report.files.push_back(std::move(file));
    };
    const auto save = [&]() -> Result<void> {
        if (auto kept = writer->commit(); !kept) return kept;
        if (auto kept = library.book().save(manifest); !kept) return kept;
        for (AddedFile& file : unsaved) tell(std::move(file));
        unsaved.clear();
        return {};
    };
    const int processors = static_cast<int>(std::thread::hardware_concurrency());
    const int workers = std::clamp(asked.workers > 0 ? asked.workers : processors, 1, 64);
    Readers readers(tasks, std::min(workers, static_cast<int>(tasks.size())), library, *knowledge);
    for (std::size_t i = 0; i < tasks.size(); ++i) {
        const Task& task = tasks[i];
        Prepared prepared = readers.take(i);
        AddedFile file;
        file.path = task.path.string();
        if (prepared.unchanged) {
            DocumentEntry& document = *manifest.document(task.id);
            VersionEntry& newest = document.versions.back();
            const Details given = overlay(task.given, newest.given);
            file.outcome = AddOutcome::unchanged;
            file.document = DocumentRef{document.id, newest.number}.name();
            file.units = newest.unit_count;
            file.pages = newest.page_count;
            if (given != newest.given) {
                newest.given = given;
                if (auto kept = writer->renew(library, document); !kept) return fail(kept.error());
            }
            unsaved.push_back(std::move(file));
        } else if (!prepared.version) {
            file.outcome = AddOutcome::failed;
            file.error = prepared.version.error();
            if (file.error.path.empty()) file.error.path = file.path;
            unsaved.push_back(std::move(file));
        } else {
            NewVersion& version = *prepared.version;
            const Destination into = destination_of(manifest, task, library.today());
            if (into != task.expected) {
                DocumentRecord record = *version.record;
                record.doc.details = version.entry.found;
                version = put_into(library, std::move(record), prepared.bytes, into);
            }
            if (auto stored = library.book().store(*version.record, prepared.bytes, version.akn, version.entry); !stored) {
                if (auto kept = save(); !kept) return fail(kept.error());
                return fail(stored.error());
            }
            DocumentEntry& document = manifest.document_or_new(into.id);
            document.versions.push_back(version.entry);
            file.outcome = document.versions.size() == 1 ? AddOutcome::added : AddOutcome::new_version;
            file.document = DocumentRef{into.id, version.entry.number}.name();
            file.units = version.entry.unit_count;
            file.pages = version.entry.page_count;
            const std::vector<Diagnostic>& diagnostics = version.record->doc.diagnostics;
            std::copy_if(diagnostics.begin(), diagnostics.end(), std::back_inserter(file.diagnostics),
                         [](const Diagnostic& d) { return d.severity != Severity::note; });
            if (auto kept = writer->add(library, std::move(version)); !kept) return fail(kept.error());
            unsaved.push_back(std::move(file));
        }
        if (unsaved.size() >= k_files_a_batch) {
            if (auto kept = save(); !kept) return fail(kept.error());
        }
    }
    if (auto kept = save(); !kept) return fail(kept.error());
    return report;
}

}  // namespace clausebook
