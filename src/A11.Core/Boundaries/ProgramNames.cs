using System.Collections.Frozen;

namespace A11.Core.Boundaries;

/// <summary>
/// Names under which people and scripts start programs. A file of such a name is run in the program's place wherever the search for programs comes to its
/// directory first: always on Windows for the current one, elsewhere where PATH has a relative or empty entry.
/// </summary>
internal static class ProgramNames
{
    /// <summary>What makes a file a program on Windows: PATHEXT as it comes, and PowerShell's; but for <c>.js</c>, which names modules everywhere.</summary>
    private static readonly string[] Endings = [".exe", ".com", ".bat", ".cmd", ".ps1", ".vbs", ".vbe", ".jse", ".wsf", ".wsh", ".msc"];

    /// <summary>What a version behind a name is made of.</summary>
    private static readonly char[] Version = ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9', '.', '-'];

    private static readonly FrozenSet<string> Names = FrozenSet.ToFrozenSet(
        [
            // Version control.
            "git", "git-lfs", "gh", "glab", "hub", "hg", "svn", "jj", "tig", "gitk",

            // Shells and what every script calls.
            "sh", "bash", "dash", "zsh", "ksh", "fish", "csh", "tcsh", "cmd", "pwsh", "powershell", "env", "sudo", "su", "doas", "xargs", "nohup", "timeout",
            "ls", "dir", "cat", "cp", "mv", "rm", "mkdir", "rmdir", "ln", "chmod", "chown", "touch", "echo", "printf", "pwd", "cd", "true", "false", "sleep", "date",
            "grep", "egrep", "fgrep", "rg", "sed", "awk", "gawk", "find", "fd", "sort", "uniq", "tail", "cut", "tr", "tee", "wc", "diff", "patch", "which", "where", "whoami",
            "id", "uname", "hostname", "ps", "kill", "killall", "top", "df", "du", "mount", "basename", "dirname", "readlink", "realpath", "stat", "mktemp", "less", "more", "man",
            "clear", "tar", "gzip", "gunzip", "zip", "unzip", "xz", "zstd", "bzip2", "7z", "sha256sum", "md5sum", "base64", "openssl", "gpg", "ssh", "ssh-keygen", "ssh-add",
            "scp", "sftp", "rsync", "curl", "wget", "nc", "ping", "dig", "nslookup", "jq", "yq", "code", "vi", "vim", "nvim", "nano", "emacs", "explorer", "notepad", "tmux", "screen",

            // Builds.
            "make", "gmake", "nmake", "cmake", "ctest", "ninja", "meson", "bazel", "bazelisk", "buck", "pants", "just", "task", "mage", "scons", "ant", "mvn", "mvnw", "gradle", "gradlew", "sbt",
            "gcc", "g++", "cc", "c++", "clang", "clang++", "ld", "ar", "as", "nm", "strip", "objdump", "gdb", "lldb", "strace", "valgrind", "msbuild", "csc", "cl", "link", "dotnet", "nuget",

            // Languages and their packages.
            "node", "nodejs", "npm", "npx", "yarn", "yarnpkg", "pnpm", "pnpx", "corepack", "bun", "bunx", "deno", "tsc", "tsx", "ts-node", "eslint", "prettier", "jest", "vitest", "mocha", "webpack", "vite",
            "python", "py", "pyw", "pythonw", "pip", "pipx", "pipenv", "poetry", "uv", "uvx", "conda", "mamba", "virtualenv", "pytest", "tox", "nox", "ruff", "black", "mypy", "flake8", "pylint", "twine", "jupyter",
            "ruby", "gem", "bundle", "bundler", "rake", "rails", "rspec", "irb", "php", "composer", "phpunit", "perl", "cpan", "prove", "lua", "luarocks", "java", "javac", "jar", "kotlin", "kotlinc", "scala", "clojure", "lein",
            "go", "gofmt", "golangci-lint", "cargo", "rustc", "rustup", "rustfmt", "swift", "xcodebuild", "xcrun", "pod", "fastlane", "dart", "flutter", "mix", "elixir", "iex", "erl", "rebar", "ghc", "ghci", "cabal", "stack",
            "r", "rscript", "julia", "nim", "nimble", "zig", "ocaml", "opam", "dune",

            // Containers, clouds, deployments.
            "docker", "docker-compose", "dockerd", "containerd", "podman", "podman-compose", "buildah", "skopeo", "nerdctl", "buildctl", "colima", "kubectl", "helm", "helmfile", "kustomize", "kind", "minikube", "k3d", "k9s", "oc", "skaffold", "tilt",
            "terraform", "tofu", "terragrunt", "pulumi", "packer", "vagrant", "vault", "consul", "nomad", "ansible", "ansible-playbook", "ansible-galaxy", "aws", "az", "gcloud", "gsutil", "doctl", "flyctl", "fly", "heroku", "vercel", "netlify", "wrangler",
            "psql", "mysql", "sqlite3", "redis-cli", "mongosh", "apt", "apt-get", "dpkg", "yum", "dnf", "apk", "pacman", "brew", "choco", "scoop", "winget", "snap", "nix", "systemctl", "crontab",

            // Linters, hooks, agents, version managers, and this product.
            "shellcheck", "hadolint", "actionlint", "trivy", "checkov", "semgrep", "pre-commit", "lefthook", "husky", "direnv", "mise", "asdf", "nvm", "fnm", "volta", "pyenv", "rbenv", "sdk", "act", "bwrap",
            "claude", "codex", "gemini", "cursor", "cursor-agent", "copilot", "opencode", "dotnet-a11", "a11",
        ],
        StringComparer.Ordinal);

    /// <summary>Whether a file's name is that of a program, with or without a version (<c>python3.12</c>) and an ending of Windows.</summary>
    /// <param name="folded">The name in folded form (<see cref="PathName.Fold"/>).</param>
    public static bool IsMatch(string folded)
    {
        var ending = Array.Find(Endings, ending => folded.EndsWith(ending, StringComparison.Ordinal));
        var name = ending is null ? folded : folded[..^ending.Length];
        return Names.Contains(name) || Names.Contains(name.TrimEnd(Version));
    }
}
