// Builds are heavy, and each test has a repository of its own: one after the other.
[assembly: DoNotParallelize]
