using System.Collections.Frozen;
using System.Collections.Immutable;

namespace A11.Core.Boundaries;

/// <summary>
/// Files that a common tool reads by itself, from the current directory or the project, and by which it can be made to run code: who starts the tool did not
/// ask for that code. The files that an agent is here for (Dockerfiles, workflows, compose files, makefiles, scripts) are not among them: rules read those.
/// Facts are from the tools' own manuals.
/// </summary>
internal static class ToolFiles
{
    /// <summary>Names, in folded form, at any depth.</summary>
    private static readonly FrozenSet<string> Names = FrozenSet.ToFrozenSet(
        ((IEnumerable<string>)
        [
            // Environments and versions of tools, as a shell that enters the directory loads them.
            ".envrc", ".direnvrc", "direnv.toml", ".env", ".env.local", ".flaskenv", ".autoenv", ".autoenv.zsh", ".autoenv_leave", ".in", ".out", ".ondir",
            ".tool-versions", "mise.toml", ".mise.toml", "mise.local.toml", ".mise.local.toml", ".rtx.toml", ".asdfrc", ".prototools", ".sdkmanrc", ".nvmrc", ".node-version", ".python-version",
            ".python-versions", ".ruby-version", ".ruby-gemset", ".rvmrc", ".java-version", ".jabbarc", ".go-version", ".terraform-version", ".opentofu-version", ".terragrunt-version",
            "devbox.json", "flake.nix", "flake.lock", "shell.nix", "default.nix", "devenv.nix", "devenv.yaml",
            ".bashrc", ".bash_profile", ".bash_login", ".bash_logout", ".bash_aliases", ".profile", ".zshrc", ".zshenv", ".zprofile", ".zlogin", ".zlogout", ".kshrc", ".cshrc", ".tcshrc", ".login",
            ".inputrc", ".screenrc", ".tmux.conf", ".curlrc", "_curlrc", ".wgetrc", ".netrc", "_netrc", "autorun.inf", "desktop.ini",

            // JavaScript.
            ".npmrc", ".yarnrc", ".yarnrc.yml", ".yarnrc.yaml", ".pnpmrc", ".pnpmfile.cjs", ".pnpmfile.mjs", "pnpmfile.js", "pnpm-workspace.yaml", "package.json", "bunfig.toml", ".bunfig.toml", "bun.lockb",
            "deno.json", "deno.jsonc", "nodemon.json", "lerna.json", "nx.json", "turbo.json", "rush.json", ".swcrc", ".parcelrc", ".noderc", ".node_repl_rc", ".stackblitzrc", ".replit", "replit.nix",
            "karma.conf.js", "karma.conf.cjs", "karma.conf.ts", "procfile", "procfile.dev", ".foreman", ".overmind.env",

            // Python.
            "sitecustomize.py", "usercustomize.py", "conftest.py", "pyvenv.cfg", ".pythonrc", ".pythonrc.py", ".pythonstartup", "pytest.ini", ".pytest.ini", "tox.ini", "setup.cfg", "setup.py", "pyproject.toml",
            "noxfile.py", "tasks.py", "fabfile.py", "dodo.py", "sconstruct", "sconscript", "wscript", ".pdbrc", ".pdbrc.py", "pylintrc", ".pylintrc", ".pylintrc.toml", "pylintrc.toml", "mypy.ini", ".mypy.ini",
            ".flake8", ".coveragerc", "pip.conf", "pip.ini", ".pypirc", "uv.toml", "poetry.toml", "hatch.toml", "pdm.toml", ".pdm-python", ".condarc", "pipfile", "conanfile.py", "manage.py",

            // Ruby, Perl, PHP, R, Lua.
            ".irbrc", ".pryrc", ".rspec", ".rspec-local", ".rubocop.yml", ".simplecov", ".gemrc", ".byebugrc", "gemfile", "gems.rb", "rakefile", "rakefile.rb", "vagrantfile", "podfile", "fastfile", "guardfile",
            "capfile", "thorfile", "dangerfile", "brewfile", ".brewfile", "steepfile", "appraisals", ".overcommit.yml",
            ".perltidyrc", ".perlcriticrc", ".proverc", "makefile.pl", "build.pl", "cpanfile", ".latexmkrc", "latexmkrc", ".htaccess", ".user.ini", "php.ini", "composer.json", "grumphp.yml", "captainhook.json",
            ".rprofile", ".renviron", ".luarc.json", ".luacheckrc", ".busted", ".luacov",

            // The JVM.
            "gradle.properties", "settings.gradle", "build.gradle", "settings.gradle.kts", "build.gradle.kts", "init.gradle", "pom.xml", "build.xml", "build.sbt", ".sbtopts", ".jvmopts", "jvm.config", "maven.config", "ivy.xml",
            "deps.edn", "project.clj", "profiles.clj", ".nrepl.edn", "build.sc", "build.mill", ".mill-version",

            // .NET, whose builds also import what is named after the solution or the directory.
            "global.json", "dotnet-tools.json", "directory.build.rsp", "msbuild.rsp", "packages.config", "launchsettings.json", "testconfig.json", "omnisharp.json", "cake.config", "build.cake", "paket.dependencies",

            // Go, Rust, Swift, C and others.
            "go.work", "go.env", ".air.toml", "magefile.go", ".goreleaser.yml", ".goreleaser.yaml", ".golangci.yml", ".golangci.yaml", ".golangci.toml", ".golangci.json",
            "rust-toolchain", "rust-toolchain.toml", "build.rs", "package.swift", ".swift-version", "build.zig", "dub.json", "dub.sdl", "config.nims", "nim.cfg",
            "gnumakefile", "bsdmakefile", "justfile", ".justfile", "taskfile.yml", "taskfile.yaml", "taskfile.dist.yml", "taskfile.dist.yaml", "earthfile", "cmakelists.txt", "cmakepresets.json", "cmakeuserpresets.json", "meson.build",
            ".bazelrc", "user.bazelrc", ".bazelversion", ".bazeliskrc", "workspace", "workspace.bazel", "workspace.bzlmod", "module.bazel", "build.bazel", ".buckconfig", ".buckconfig.local", "buck", "pants.toml", ".pants.rc", ".plzconfig",
            ".ghci", "cabal.project", "cabal.project.local", "stack.yaml", "setup.hs", ".ocamlinit", "dune", "dune-project", "dune-workspace", ".erlang", "rebar.config", "rebar.config.script", ".iex.exs", "mix.exs", ".formatter.exs", ".credo.exs", ".swiplrc",

            // Debuggers, editors, clients.
            ".gdbinit", ".gdbearlyinit", ".lldbinit", ".cgdbrc", ".valgrindrc", ".perfconfig", ".radare2rc", ".ctags",
            ".vimrc", "_vimrc", ".exrc", "_exrc", ".gvimrc", "_gvimrc", ".nvimrc", ".nvim.lua", ".lvimrc", ".dir-locals.el", ".dir-locals-2.el", ".emacs", ".projectile", ".devcontainer.json",
            ".psqlrc", ".sqliterc", ".my.cnf", ".mongorc.js", ".mongoshrc.js", ".lesskey", ".octaverc", "startup.m", ".gnuplot", ".mailrc", ".xinitrc", ".watchmanconfig", ".watchr",

            // Infrastructure tools, and other systems of version control.
            "ansible.cfg", ".ansible.cfg", ".terraformrc", "terraform.rc", ".terraform.lock.hcl", ".tflint.hcl", "terragrunt.hcl", ".actrc", "kubeconfig", "tiltfile", ".gitpod.yml", ".mega-linter.yml", ".megalinter.yml",
            ".gitconfig", ".lfsconfig", ".hgrc", ".pre-commit-hooks.yml", "lefthook.toml", "lefthook.json", ".lefthook.yml", ".lefthook.yaml", "lefthook-local.yml", "lefthook-local.yaml", "simple-git-hooks.json",
        ]).Select(PathName.Fold),
        StringComparer.Ordinal);

    /// <summary>Patterns, in folded form, of names of which there are many, and of directories.</summary>
    private static readonly ImmutableArray<PathPattern> Patterns =
    [
        .. ((IEnumerable<string>)
        [
            "*.pth", "*.rsp", "*.runsettings", "*.*proj", "*.user", "*.sln", "*.slnx", "*.slnf", "*.gemspec", "*.gradle", "*.gradle.kts", "*.nimble", "*.nims", "*.code-workspace", "*.sublime-project", "*.lnk", "*.desktop", "mise.*.toml", ".mise.*.toml",
            "*.config.js", "*.config.cjs", "*.config.mjs", "*.config.ts", "*.config.cts", "*.config.mts", ".*rc.js", ".*rc.cjs", ".*rc.mjs", ".*rc.ts", "gulpfile.*", "gruntfile.*",
            ".eslintrc*", ".babelrc*", ".prettierrc*", ".mocharc*", ".stylelintrc*", ".lintstagedrc*", ".commitlintrc*", ".postcssrc*", ".releaserc*", ".nycrc*", ".c8rc*", ".remarkrc*",
            "phpunit.xml*", "phpstan.neon*", "psalm.xml*", ".php-cs-fixer*", ".php_cs*",
            "**/.yarn/**", "**/.pnpm/**", "**/node_modules/**", "**/site-packages/**", "**/.venv/**", "**/.bundle/**", "**/.cargo/**", "**/.mvn/**", "**/gradle/wrapper/**", "**/.gradle/**", "**/.mise/**", "**/.config/mise/**", "**/.config/mise.toml",
            "**/.git-hooks/**", "**/.githooks/**", "**/.lefthook/**", "**/.trunk/**", "**/.idea/**", "**/.vs/**", "**/.zed/**", "**/.fleet/**", "**/.nvim/**", "**/.vim/**", "**/.ctags.d/**",
            "**/.terraform/**", "**/.kube/**", "**/.docker/**", "**/.aws/**", "**/.azure/**", "**/.ssh/**", "**/.gnupg/**", "**/.hg/**", "**/.svn/**", "**/.jj/**", "**/.bzr/**", "**/.sl/**",
        ]).Select(pattern => PathPattern.Parse(PathName.Fold(pattern))),
    ];

    /// <summary>Whether a path is such a file.</summary>
    /// <param name="folded">The parts of the path in folded form (<see cref="PathName.Fold"/>).</param>
    public static bool IsMatch(string[] folded)
    {
        if (Names.Contains(folded[^1]))
        {
            return true;
        }

        foreach (var pattern in Patterns)
        {
            if (pattern.IsMatch(folded))
            {
                return true;
            }
        }

        return false;
    }
}
