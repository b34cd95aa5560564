using System.Collections.Immutable;
using A11.Agents.FileSystems;
using A11.Agents.Git;

namespace A11.Agents.Sandboxes;

/// <summary>
/// Where logins are kept, by the documentation of the programs that keep them: none of it is for an agent. Seatbelt, which can only take away from what is there, hides them.
/// </summary>
internal static class CredentialPaths
{
    private static readonly ImmutableArray<string> InHome =
    [
        // Keys, and version control.
        ".ssh", ".gnupg", ".password-store", ".netrc", "_netrc", ".git-credentials", ".config/git/credentials", ".config/gh", ".config/hub", ".config/glab-cli",
        ".config/op", ".config/sops", ".config/age", ".vault-token", ".local/share/keyrings", ".local/share/kwalletd", "Library/Keychains",
        // Clouds, containers and clusters.
        ".aws", ".azure", ".config/gcloud", ".boto", ".oci", ".aliyun", ".bluemix", ".s3cfg", ".config/doctl", ".config/hcloud", ".config/rclone", ".fly",
        ".docker", ".config/containers/auth.json", ".kube", ".minikube", ".terraform.d/credentials.tfrc.json", ".terraformrc", ".databrickscfg",
        // Packages and databases.
        ".npmrc", ".yarnrc.yml", ".config/configstore", ".nuget/NuGet", ".config/NuGet", ".pypirc", ".gem/credentials", ".local/share/gem/credentials",
        ".cargo/credentials", ".cargo/credentials.toml", ".m2/settings.xml", ".m2/settings-security.xml", ".gradle/gradle.properties", ".pgpass", ".my.cnf",
        // Agents' own logins: one enters as a named variable, or as a file that is copied in.
        ".claude/.credentials.json", ".claude.json", ".codex/auth.json", ".gemini/oauth_creds.json", ".local/share/opencode/auth.json",
        ".config/github-copilot", ".copilot/config.json", ".config/cursor/auth.json", ".config/cursor/cli-config.json",
        // Browsers, and what was typed.
        ".mozilla", ".config/google-chrome", ".config/chromium", ".config/microsoft-edge", ".config/BraveSoftware", "Library/Cookies",
        "Library/Application Support/Google/Chrome", "Library/Application Support/Firefox", ".bash_history", ".zsh_history", ".local/share/fish/fish_history",
    ];

    private static readonly ImmutableArray<string> OfSystem = ["/etc/krb5.keytab", "/etc/kubernetes", "/etc/letsencrypt", "/etc/ssl/private"];

    /// <summary>Variables that name such a file or folder.</summary>
    private static readonly ImmutableArray<string> Variables =
    [
        "SSH_AUTH_SOCK", "GNUPGHOME", "NETRC", "GH_CONFIG_DIR", "AWS_SHARED_CREDENTIALS_FILE", "AWS_CONFIG_FILE", "AWS_WEB_IDENTITY_TOKEN_FILE", "AZURE_CONFIG_DIR",
        "CLOUDSDK_CONFIG", "GOOGLE_APPLICATION_CREDENTIALS", "DOCKER_CONFIG", "KUBECONFIG", "NPM_CONFIG_USERCONFIG", "TF_CLI_CONFIG_FILE", "PGPASSFILE",
        "VAULT_TOKEN_FILE", "XAUTHORITY", "RUNNER_TEMP", "ACTIONS_RUNNER_TEMP",
    ];

    /// <summary>Those that are there, with links followed; none of them twice.</summary>
    /// <param name="repository">Absolute path of the repository's root, whose settings may hold a token.</param>
    public static IEnumerable<string> Find(string repository)
    {
        var named = Variables
            .SelectMany(name => (Environment.GetEnvironmentVariable(name) ?? "").Split(Path.PathSeparator))
            .Where(Path.IsPathFullyQualified);
        return Homes().SelectMany(home => InHome.Select(path => Path.Combine(home, path)))
            .Concat(ConfigurationFolders())
            .Concat(OfSystem)
            .Concat(named)
            .Concat(GitSettings.List(repository))
            .Where(Path.Exists)
            .Select(RealPath.Resolve)
            .Distinct(StringComparer.Ordinal);
    }

    /// <summary>The user's home, by environment and by account; root can look into everybody's.</summary>
    private static IEnumerable<string> Homes()
    {
        var homes = new List<string> { Environment.GetFolderPath(Environment.SpecialFolder.UserProfile) };
        if (Environment.IsPrivilegedProcess)
        {
            const string Parent = "/Users";
            homes.Add("/var/root");
            homes.AddRange(Directory.Exists(Parent) ? Directory.EnumerateDirectories(Parent) : []);
        }

        return homes.Where(Path.IsPathFullyQualified).Distinct(StringComparer.Ordinal);
    }

    /// <summary>What lies below <c>.config</c>, where that is elsewhere.</summary>
    private static IEnumerable<string> ConfigurationFolders()
    {
        const string Usual = ".config/";
        return Environment.GetEnvironmentVariable("XDG_CONFIG_HOME") is { Length: > 0 } folder && Path.IsPathFullyQualified(folder)
            ? InHome.Where(path => path.StartsWith(Usual, StringComparison.Ordinal)).Select(path => Path.Combine(folder, path[Usual.Length..]))
            : [];
    }
}
