#pragma once
#include <string>

#include "base/span.h"

namespace clausebook {

enum class Severity { note, warning, error };

// The output stands, but something in it is doubtful.
struct Diagnostic {
    Severity severity = Severity::warning;
    std::string code{};     // for programs, stable: "label-skipped"
    std::string message{};  // for people, one line
    Span span{};            // in the stored text; empty where the finding has no place in it
    int page_number = 0;    // page of the file, from 1; 0 where there is none

    friend bool operator==(const Diagnostic&, const Diagnostic&) = default;
};

}  // namespace clausebook
