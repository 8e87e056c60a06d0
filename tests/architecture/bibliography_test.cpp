#include "tests/architecture/bibliography.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cctype>
#include <regex>
#include <set>

/// Whoever doubts a number must find its source: each says who, what, when and where, or why not.
namespace disinhibit {
namespace bibliography_test {

const Bibliography& bibliography() {
    static const Bibliography read = read_bibliography();
    return read;
}

/// What a source must say, each with the fields that say it.
const std::map<std::string, std::vector<std::string>> kMust = {
    {"author", {"author"}},
    {"title", {"title"}},
    {"year", {"year", "urldate"}},
    {"locator", {"doi", "pmid", "pmcid", "url"}}};

/// "year: page carries no date; locator: not read" as {year, locator}; a want without a reason is left out.
std::set<std::string> wants_of(const Work& work) {
    std::set<std::string> wants;
    const std::regex reason("([a-z]+): [^;]{3,}");
    const std::string lacks = work.field("lacks");
    for (std::sregex_iterator it(lacks.begin(), lacks.end(), reason), end; it != end; ++it) {
        wants.insert((*it)[1]);
    }
    return wants;
}

bool title_is_ours(const Work& work) {
    const std::string title = work.field("title");
    return title.starts_with("(") || title.starts_with("{(");
}

TEST(Bibliography, EveryEntryHasTheOneForm) {
    EXPECT_GT(bibliography().works.size(), 400u);
    for (const std::string& line : bibliography().misshapen) {
        ADD_FAILURE() << "references.bib: " << line;
    }
}

TEST(Bibliography, EveryEntrySaysWhoWhatWhenAndWhereOrWhyNot) {
    for (const Work& work : bibliography().works) {
        const std::set<std::string> wants = wants_of(work);
        for (const auto& [what, fields] : kMust) {
            const bool says = std::any_of(
                fields.begin(), fields.end(), [&](const auto& name) { return work.has(name); });
            EXPECT_TRUE(says || wants.contains(what))
                << work.key << " has no " << what << " and does not say why in `lacks`";
            const bool ours = what == "title" && says;
            EXPECT_FALSE(says && wants.contains(what) && !ours)
                << work.key << " says that it lacks " << what << ", but has it";
        }
        EXPECT_FALSE(title_is_ours(work) && !wants.contains("title"))
            << work.key << ": a title in round brackets is in our words; say so in `lacks`";
        for (const std::string& want : wants) {
            EXPECT_TRUE(kMust.contains(want)) << work.key << " lacks an unknown " << want;
        }
    }
}

TEST(Bibliography, WhatLocatesAWorkHasItsForm) {
    const std::map<std::string, std::regex> forms = {
        {"doi", std::regex("10\\.[0-9]{4,}/[^ ]+")},
        {"pmid", std::regex("[0-9]{4,8}")},
        {"pmcid", std::regex("PMC[0-9]{5,8}")},
        {"url", std::regex("https?://[^ /]+\\.[^ ]+")},
        {"year", std::regex("(18|19|20)[0-9]{2}")},
        {"urldate", std::regex("20[0-9]{2}-[01][0-9](-[0-3][0-9])?")},
        {"grade", std::regex("[BCD]")}};
    for (const Work& work : bibliography().works) {
        for (const auto& [name, form] : forms) {
            EXPECT_TRUE(!work.has(name) || std::regex_match(work.field(name), form))
                << work.key << ": " << name << " = " << work.field(name);
        }
    }
}

TEST(Bibliography, NoTwoEntriesAreOneWorkUnlessTheySaySo) {
    std::set<std::string> keys;
    std::map<std::string, std::string> seen;
    for (const Work& work : bibliography().works) {
        EXPECT_TRUE(keys.insert(work.key).second) << work.key << " stands there twice";
        const std::string twin = work.field("same_as").substr(0, work.field("same_as").find(':'));
        for (const char* name : {"doi", "pmid", "pmcid", "title"}) {
            std::string mark = work.field(name);
            std::transform(mark.begin(), mark.end(), mark.begin(), [](unsigned char letter) {
                return static_cast<char>(std::tolower(letter));
            });
            if (mark.empty()) {
                continue;
            }
            const auto [other, is_new] = seen.emplace(name + (" " + mark), work.key);
            EXPECT_TRUE(is_new || other->second == twin)
                << work.key << " and " << other->second << " share " << name << " " << mark;
        }
        EXPECT_TRUE(twin.empty() || keys.contains(twin)) << work.key << ": no work " << twin;
    }
}

/// What is not a publication, or is gone tomorrow.
TEST(Bibliography, NoAddressIsAForumAnArchiveOrASearch) {
    const std::regex unfit(
        "forum|reddit|\\.zip($|[?#])|[?&](q|query|term|search|backlinks_to)=|/search/?($|[?#])");
    for (const Work& work : bibliography().works) {
        EXPECT_FALSE(std::regex_search(work.field("url"), unfit))
            << work.key << ": " << work.field("url");
    }
}

TEST(Bibliography, EveryEntryIsCitedOrSaysWhyItIsKept) {
    std::vector<SourceFile> files = source_files({"assets"}, {".toml"});
    const std::filesystem::path root = DISINHIBIT_SOURCE_DIR;
    files.push_back({"circuit/README.md", read_whole_file(root / "circuit/README.md")});
    std::set<std::string> cited;
    for (const SourceFile& file : files) {
        std::string word;
        for (const char letter : file.text + " ") {
            if (std::isalnum(static_cast<unsigned char>(letter)) != 0) {
                word += letter;
            } else if (!word.empty()) {
                cited.insert(word);
                word.clear();
            }
        }
    }
    for (const Work& work : bibliography().works) {
        EXPECT_TRUE(cited.contains(work.key) || work.field("kept").size() > 10)
            << work.key << " is cited nowhere and does not say in `kept` why it stands there";
    }
}

TEST(Bibliography, TheModelPageCitesOnlyEntries) {
    const std::string page =
        read_whole_file(std::filesystem::path(DISINHIBIT_SOURCE_DIR) / "circuit/README.md");
    const std::regex citation("\\[([A-Z][A-Za-z]+[0-9]{4}[A-Za-z]*)\\]");
    std::set<std::string> keys;
    for (const Work& work : bibliography().works) {
        keys.insert(work.key);
    }
    int citations = 0;
    for (std::sregex_iterator it(page.begin(), page.end(), citation), end; it != end; ++it) {
        EXPECT_TRUE(keys.contains((*it)[1])) << "circuit/README.md cites " << (*it)[1];
        ++citations;
    }
    EXPECT_GT(citations, 0) << "citations are written differently: change this test";
}

} // namespace bibliography_test
} // namespace disinhibit
