#pragma once
#include <string>

#include "model/comparison.h"
#include "render/compare_table_files.h"

namespace clausebook {

// {"format": "clausebook/1", "documents": [...], "rows": [{"provision", "question", "summary", "cells": [...]}]} as docs/json.md describes it.
std::string compare_json(const ComparisonTable& table, const TableOrigin& origin = {});

}  // namespace clausebook
