#pragma once

#include <string>

namespace disinhibit {

/// A file that is being written, removed if the program is ended by a signal (SIGINT, SIGTERM, SIGHUP and their like)
/// before it is finished. Signals that the program handles itself, or ignores, are left as they are.
class UnfinishedFile {
  public:
    /// `name` in the open folder `folder`, which must stay open. Throws std::length_error for more than 64 at a time.
    UnfinishedFile(int folder, const std::string& name);
    UnfinishedFile(const UnfinishedFile&) = delete;
    UnfinishedFile& operator=(const UnfinishedFile&) = delete;
    /// The file is finished, or somebody has removed it: it is left alone from now on.
    ~UnfinishedFile();

  private:
    std::size_t slot_;
};

} // namespace disinhibit
