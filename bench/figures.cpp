// SPDX-License-Identifier: Apache-2.0
#include "bench/figures.h"

#include <algorithm>
#include <cstdio>

namespace carded::bench {
namespace {

/// Three significant digits, as far as decimals can say it.
std::string number(double value)
{
    char text[32]; // %.2f of anything measured here is far shorter
    const int decimals = value >= 100 ? 0 : value >= 10 ? 1 : value >= 1 ? 2 : 3;
    std::snprintf(text, sizeof text, "%.*f", decimals, value);
    return text;
}

std::string withUnit(double value, const std::string& unit)
{
    return number(value) + ' ' + unit;
}

std::string budgetOf(const Figure& figure)
{
    if (!figure.budget) {
        return "-";
    }
    return figure.peer ? "x " + number(*figure.budget) : withUnit(*figure.budget, figure.unit);
}

void printRow(std::ostream& out, const std::vector<std::string>& cells)
{
    char line[160];
    std::snprintf(line, sizeof line, "%-58s %10s %10s %8s %10s %5s\n", cells[0].c_str(), cells[1].c_str(),
                  cells[2].c_str(), cells[3].c_str(), cells[4].c_str(), cells[5].c_str());
    out << line;
}

} // namespace

bool Figure::isMet() const noexcept
{
    return !budget || (peer ? ours / *peer : ours) <= *budget;
}

void printTable(std::ostream& out, const std::vector<Figure>& figures)
{
    printRow(out, {"what", "ours", "peer", "ratio", "budget", "met?"});
    for (const Figure& figure : figures) {
        printRow(out, {figure.what, withUnit(figure.ours, figure.unit),
                       figure.peer ? withUnit(*figure.peer, figure.unit) : "-",
                       figure.peer ? "x " + number(figure.ours / *figure.peer) : "-", budgetOf(figure),
                       figure.budget ? (figure.isMet() ? "yes" : "NO") : "-"});
    }
}

double median(std::vector<double> values)
{
    if (values.empty()) {
        return 0;
    }
    std::ranges::sort(values);
    const std::size_t middle = values.size() / 2;
    return values.size() % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
}

} // namespace carded::bench
