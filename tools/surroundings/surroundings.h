#pragma once
#include <filesystem>
#include <string>

#include "app/library.h"

namespace clausebook {

// The value of an environment variable; "" where it is not set.
std::string environment(const char* name);

// The folder of the running program's own file.
std::filesystem::path program_folder();

// Programs and data stand beside the running program: in the build tree in one folder, when installed in bin, libexec and share.
Installation find_installation();

// $CLAUSEBOOK_BOOK, else clausebook/book in the user's folder for data.
std::filesystem::path default_book();

// The local date, ISO 8601.
std::string date_today();

// Local date and time: "2026-03-31T14:05:09".
std::string clock_now();

// The person at the keyboard: $CLAUSEBOOK_USER, else the account's full name, else its short one.
std::string user_name();

// Says in one line on standard error, where this kernel has no Landlock, how far readers are confined; nothing where they then refuse to read.
void tell_confinement(const Installation& installation, const char* program);

// From now on a crash of this program (a damaged index may make Xapian crash) is told in one line on standard error and ends it with status 2. `program` must
// live as long as the process.
void tell_crashes(const char* program);

// What is wrong with a date that the user gave as today's; "" where nothing is.
std::string wrong_date(const std::string& date);

}  // namespace clausebook
