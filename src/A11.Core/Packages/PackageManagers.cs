namespace A11.Core.Packages;

/// <summary>The package managers that rules know.</summary>
internal static class PackageManagers
{
    /// <summary>apt-get(8), apt(8), aptitude(8).</summary>
    public static PackageManager Apt { get; } = new(
        ["-t", "--target-release", "--default-release", "-o", "--option", "-c", "--config-file", "-a", "--host-architecture", "-P", "--build-profiles"],
        [
            ("update", PackageAction.Refresh),
            ("install", PackageAction.Install), ("reinstall", PackageAction.Install), ("build-dep", PackageAction.Install),
            ("upgrade", PackageAction.Upgrade), ("dist-upgrade", PackageAction.Upgrade), ("full-upgrade", PackageAction.Upgrade), ("safe-upgrade", PackageAction.Upgrade),
            ("remove", PackageAction.Remove), ("purge", PackageAction.Remove), ("autoremove", PackageAction.Remove), ("auto-remove", PackageAction.Remove),
            ("clean", PackageAction.Clean), ("autoclean", PackageAction.Clean), ("distclean", PackageAction.Clean), ("dist-clean", PackageAction.Clean),
        ]);

    /// <summary>apk(8).</summary>
    public static PackageManager Apk { get; } = new(
        [
            "-t", "--virtual", "-X", "--repository", "-p", "--root", "--arch", "--keys-dir", "--repositories-file", "--cache-dir", "--cache-max-age", "--progress-fd",
            "--timeout", "--wait",
        ],
        [
            ("update", PackageAction.Refresh), ("add", PackageAction.Install), ("upgrade", PackageAction.Upgrade), ("fix", PackageAction.Upgrade),
            ("del", PackageAction.Remove), ("cache clean", PackageAction.Clean), ("cache purge", PackageAction.Clean),
        ])
    {
        VerbGroups = ["cache"],
    };

    /// <summary>yum(8), dnf(8), dnf5(8), microdnf(8), tdnf(8).</summary>
    public static PackageManager Dnf { get; } = new(
        [
            "-c", "--config", "-x", "--exclude", "--excludepkgs", "--enablerepo", "--disablerepo", "--repo", "--repoid", "--repofrompath", "--installroot", "--releasever",
            "--setopt", "-e", "--errorlevel", "-d", "--debuglevel", "-R", "--randomwait", "--enableplugin", "--disableplugin", "--forcearch", "--advisory", "--bz", "--cve",
            "--comment", "--downloaddir", "--destdir", "--color", "--rpmverbosity",
        ],
        [
            ("install", PackageAction.Install), ("in", PackageAction.Install), ("localinstall", PackageAction.Install), ("install-n", PackageAction.Install),
            ("install-na", PackageAction.Install), ("install-nevra", PackageAction.Install), ("reinstall", PackageAction.Install), ("rei", PackageAction.Install),
            ("module install", PackageAction.Install), ("group install", PackageAction.Install), ("groupinstall", PackageAction.Install),
            ("upgrade", PackageAction.Upgrade), ("update", PackageAction.Upgrade), ("up", PackageAction.Upgrade), ("upgrade-minimal", PackageAction.Upgrade),
            ("update-minimal", PackageAction.Upgrade), ("up-min", PackageAction.Upgrade), ("distro-sync", PackageAction.Upgrade), ("dsync", PackageAction.Upgrade),
            ("remove", PackageAction.Remove), ("erase", PackageAction.Remove), ("autoremove", PackageAction.Remove),
            ("makecache", PackageAction.Refresh), ("check-update", PackageAction.Refresh), ("clean", PackageAction.Clean),
        ])
    {
        VerbGroups = ["module", "group"],
    };

    /// <summary>zypper(8).</summary>
    public static PackageManager Zypper { get; } = new(
        [
            "-r", "--repo", "--from", "-t", "--type", "--download", "--priority", "-R", "--root", "--installroot", "-c", "--config", "-C", "--cache-dir", "-D", "--reposd-dir",
            "-p", "--plus-repo", "--plus-content", "--solv-cache-dir", "--pkg-cache-dir",
        ],
        [
            ("install", PackageAction.Install), ("in", PackageAction.Install), ("source-install", PackageAction.Install), ("si", PackageAction.Install),
            ("remove", PackageAction.Remove), ("rm", PackageAction.Remove),
            ("update", PackageAction.Upgrade), ("up", PackageAction.Upgrade), ("patch", PackageAction.Upgrade), ("dist-upgrade", PackageAction.Upgrade), ("dup", PackageAction.Upgrade),
            ("refresh", PackageAction.Refresh), ("ref", PackageAction.Refresh), ("clean", PackageAction.Clean), ("cc", PackageAction.Clean),
        ]);

    /// <summary>pip's documentation, “pip install”.</summary>
    public static PackageManager Pip { get; } = new(
        [
            "-r", "--requirement", "-c", "--constraint", "--build-constraint", "-e", "--editable", "-t", "--target", "-i", "--index-url", "--extra-index-url", "-f", "--find-links",
            "--prefix", "--root", "--cache-dir", "--trusted-host", "--platform", "--python-version", "--implementation", "--abi", "--src", "--timeout", "--retries", "--proxy",
            "-d", "--dest", "-w", "--wheel-dir", "-b", "--build", "--progress-bar", "--log", "--cert", "--client-cert", "--only-binary", "--no-binary", "--config-settings", "-C",
            "--upgrade-strategy", "--global-option", "--install-option", "--report", "--root-user-action", "--exists-action", "--python", "--keyring-provider", "--use-feature",
            "--use-deprecated", "--group", "--uploaded-prior-to",
        ],
        [("install", PackageAction.Install), ("cache purge", PackageAction.Clean), ("uninstall", PackageAction.Remove)])
    {
        VerbGroups = ["cache"],
    };

    /// <summary>pipx's documentation, “pipx install”.</summary>
    public static PackageManager Pipx { get; } = new(
        ["--python", "-i", "--index-url", "--pip-args", "--suffix", "--preinstall", "--backend", "--fetch-missing-python"],
        [("install", PackageAction.Install), ("upgrade", PackageAction.Upgrade), ("uninstall", PackageAction.Remove)]);

    /// <summary>npm's documentation, “npm install” and “config”.</summary>
    public static PackageManager Npm { get; } = new(
        [
            "--prefix", "-C", "--registry", "--loglevel", "--cache", "--userconfig", "--globalconfig", "--tag", "--omit", "--include", "--workspace", "-w", "--install-strategy",
            "--save-prefix", "--otp", "--before", "--cpu", "--os", "--libc", "--maxsockets", "--fetch-timeout", "--fetch-retries", "--audit-level", "--scope", "--node-options",
            "--script-shell", "--proxy", "--https-proxy", "--noproxy", "--ca", "--cafile", "--cert", "--key", "--network-timeout", "--user-agent", "--logs-dir",
        ],
        [
            ("install", PackageAction.Install), ("i", PackageAction.Install), ("in", PackageAction.Install), ("add", PackageAction.Install), ("cache clean", PackageAction.Clean),
            ("uninstall", PackageAction.Remove), ("update", PackageAction.Upgrade),
        ])
    {
        VerbGroups = ["cache"],
    };

    /// <summary>Yarn's documentation, “CLI”.</summary>
    public static PackageManager Yarn { get; } = new(
        ["--cwd", "--cache-folder", "--modules-folder", "--registry", "--network-timeout", "--network-concurrency", "--mutex", "--global-folder", "--prefix", "--preferred-cache-folder"],
        [("install", PackageAction.Install), ("add", PackageAction.Install), ("global add", PackageAction.Install), ("cache clean", PackageAction.Clean), ("remove", PackageAction.Remove)])
    {
        VerbGroups = ["cache", "global"],
    };

    /// <summary>RubyGems' guides, “gem install”.</summary>
    public static PackageManager Gem { get; } = new(
        [
            "-v", "--version", "-i", "--install-dir", "-n", "--bindir", "-P", "--trust-policy", "-s", "--source", "-B", "--build-root", "-p", "--http-proxy", "--platform", "-g", "--file",
            "--without", "--config-file", "--target-rbconfig",
        ],
        [("install", PackageAction.Install), ("i", PackageAction.Install), ("update", PackageAction.Upgrade), ("cleanup", PackageAction.Clean)])
    {
        PassesUnknownOptionsOn = true,
        Switches =
        [
            "-N", "--no-document", "--document", "--no-ri", "--no-rdoc", "-f", "--force", "--no-force", "-q", "--quiet", "--silent", "-V", "--verbose", "--no-verbose", "--no-user-install",
            "--user-install", "--prerelease", "--pre", "--conservative", "--minimal-deps", "--ignore-dependencies", "--development", "--env-shebang", "--wrappers", "--no-wrappers",
            "-E", "-w", "-l", "-r", "-b", "--local", "--remote", "--both", "--clear-sources", "--default", "--explain", "--lock", "--no-lock", "--suggestions", "--no-suggestions", "--norc",
            "--vendor", "--post-install-message", "--no-post-install-message", "--development-all", "--format-executable", "--no-format-executable", "--update-sources", "--backtrace", "--debug",
        ],
    };

    /// <summary>The go command's documentation, “Compile packages and dependencies” and “Add dependencies to current module”.</summary>
    public static PackageManager Go { get; } = new(
        [
            "-C", "-p", "-covermode", "-coverpkg", "-asmflags", "-buildmode", "-compiler", "-gccgoflags", "-gcflags", "-installsuffix", "-ldflags", "-mod", "-modfile", "-overlay", "-pgo",
            "-pkgdir", "-tags", "-toolexec", "-exec", "-o",
        ],
        [("install", PackageAction.Install), ("get", PackageAction.Install), ("run", PackageAction.Install), ("clean", PackageAction.Clean)]);

    /// <summary>The Cargo book, “cargo install”.</summary>
    public static PackageManager Cargo { get; } = new(
        [
            "--version", "--vers", "--git", "--branch", "--tag", "--rev", "--path", "--bin", "--example", "-F", "--features", "--profile", "--target", "--target-dir", "-j", "--jobs", "--root", "--registry",
            "--index", "--color", "--message-format", "--config", "-Z", "-C",
        ],
        [("install", PackageAction.Install), ("uninstall", PackageAction.Remove)]);

    /// <summary>.NET CLI, “dotnet tool install”.</summary>
    public static PackageManager DotNet { get; } = new(
        ["--version", "--add-source", "--source", "--configfile", "--framework", "--tool-path", "--tool-manifest", "--arch", "-a", "-v", "--verbosity"],
        [("tool install", PackageAction.Install), ("tool update", PackageAction.Upgrade), ("tool uninstall", PackageAction.Remove)])
    {
        VerbGroups = ["tool"],
    };

    /// <summary>The manager behind a program's name; null for another program.</summary>
    public static PackageManager? Find(string program) => program switch
    {
        "apt-get" or "apt" or "aptitude" => Apt,
        "apk" => Apk,
        "yum" or "dnf" or "dnf5" or "microdnf" or "tdnf" => Dnf,
        "zypper" => Zypper,
        "npm" => Npm,
        "yarn" or "yarnpkg" => Yarn,
        "gem" => Gem,
        "go" => Go,
        "pipx" => Pipx,
        "cargo" => Cargo,
        "dotnet" => DotNet,
        _ => IsPip(program) ? Pip : null,
    };

    /// <summary><c>pip</c>, <c>pip3</c>, <c>pip3.12</c>.</summary>
    private static bool IsPip(string program) => program.StartsWith("pip", StringComparison.Ordinal) && program.AsSpan(3).IndexOfAnyExceptInRange('.', '9') < 0 && !program.Contains('/', StringComparison.Ordinal);
}
