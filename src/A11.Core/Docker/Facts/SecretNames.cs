namespace A11.Core.Docker.Facts;

/// <summary>What the names of variables say about secrets.</summary>
internal static class SecretNames
{
    /// <summary>Names of credentials that their providers document, also behind the prefix of a bundler.</summary>
    private static readonly HashSet<string> WellKnown = new(StringComparer.Ordinal)
    {
        "AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN", "AZURE_CLIENT_SECRET", "GITHUB_TOKEN", "GH_TOKEN", "GH_ENTERPRISE_TOKEN",
        "GITHUB_ENTERPRISE_TOKEN", "OPENAI_API_KEY", "HF_TOKEN", "DIGITALOCEAN_ACCESS_TOKEN", "DOCKERHUB_PASSWORD", "FIREBASE_TOKEN", "CI_DEPLOY_PASSWORD", "GOOGLE_API_KEY",
        "LANGSMITH_API_KEY", "LANGCHAIN_API_KEY", "HEROKU_API_KEY",
    };

    /// <summary>Variables that name a file with credentials, by the documentation of AWS, Hugging Face and Google.</summary>
    private static readonly HashSet<string> CredentialFiles = new(StringComparer.Ordinal) { "AWS_CONFIG_FILE", "AWS_SHARED_CREDENTIALS_FILE", "HF_TOKEN_PATH", "GOOGLE_APPLICATION_CREDENTIALS" };

    /// <summary>Words that name a secret by themselves.</summary>
    private static readonly HashSet<string> Secrets = new(StringComparer.OrdinalIgnoreCase)
    {
        "password", "passwd", "pword", "pwd", "psw", "passphrase", "secret", "secrets", "token", "apikey", "credential", "credentials", "pat",
    };

    /// <summary>Words that a name of credentials may have as well as any other.</summary>
    private static readonly HashSet<string> OtherWords = new(StringComparer.OrdinalIgnoreCase) { "key", "auth", "usr" };

    /// <summary>Parts of words that suggest a credential.</summary>
    private static readonly string[] Parts = ["password", "secret", "token", "private", "username"];

    /// <summary>Words that make a “key” a secret one.</summary>
    private static readonly HashSet<string> KeyKinds = new(StringComparer.OrdinalIgnoreCase)
    {
        "api", "access", "private", "secret", "auth", "encryption", "signing", "account", "storage", "ssh", "deploy", "license", "jwt", "master", "vault", "client",
    };

    /// <summary>Words beside them that make the name one that only points to a secret or speaks about it.</summary>
    private static readonly HashSet<string> Harmless = new(StringComparer.OrdinalIgnoreCase)
    {
        "public", "pub", "file", "path", "dir", "url", "uri", "host", "server", "endpoint", "id", "name", "version", "algorithm", "alg", "length", "size", "type", "ttl", "expiry", "expiration",
        "expires", "lifetime", "timeout", "header", "issuer", "audience", "enabled", "disabled", "enable", "disable", "use", "require", "required", "allow", "mode", "method", "provider", "policy",
        "prefix", "suffix", "format", "count", "max", "min", "limit", "scope", "scopes", "realm", "store", "manager", "dummy", "test", "sock",
        "ids", "keyid", "keyids", "keyring", "keyrings", "keyserver", "keyservers", "fingerprint", "fingerprints", "pubkey", "pubkeys", "publickey", "checksum", "checksums", "sha", "sha1", "sha256",
        "sha384", "sha512", "sha256sum", "sha512sum", "md5", "digest",
    };

    /// <summary>Last words that say what the name speaks about, where a word before them would be a secret: <c>TOKEN_HELPER_REPO</c>, and not <c>REPO_TOKEN</c>.</summary>
    private static readonly HashSet<string> HarmlessLast = new(StringComparer.OrdinalIgnoreCase)
    {
        "repo", "repository", "package", "commit", "tag", "branch", "release", "image", "location", "folder", "command", "cmd", "pattern", "regex", "interval", "rotation", "plugin", "driver", "helper",
    };

    /// <summary>Prefixes by which bundlers let variables into the page that everybody gets (Vite, Create React App, Next.js).</summary>
    private static readonly string[] PublicPrefixes = ["VITE_", "REACT_APP_", "NEXT_PUBLIC_"];

    /// <summary>Whether a variable of this name holds a secret, as a careful reader would say.</summary>
    public static bool IsSecret(string name)
    {
        if (WellKnown.Contains(WithoutPublicPrefix(name)))
        {
            return true;
        }

        var words = name.Split('_', '-', '.');
        return !PublicPrefixes.Any(prefix => name.StartsWith(prefix, StringComparison.Ordinal))
            && !words.Any(Harmless.Contains)
            && !HarmlessLast.Contains(words[^1])
            && (words.Any(Secrets.Contains) || (words.Contains("key", StringComparer.OrdinalIgnoreCase) && words.Any(KeyKinds.Contains)));
    }

    /// <summary>Whether a variable of this name points to a file with credentials.</summary>
    public static bool IsCredentialFile(string name) => CredentialFiles.Contains(name);

    /// <summary>Whether a word of the name suggests a credential, whatever the other words say; none is public, or the path of a file.</summary>
    public static bool SuggestsCredential(string name)
    {
        var words = name.Split('_', '-', '.');
        return !IsCredentialFile(name)
            && !words.Contains("public", StringComparer.OrdinalIgnoreCase)
            && (words.Any(word => Secrets.Contains(word) || OtherWords.Contains(word)) || Parts.Any(part => name.Contains(part, StringComparison.OrdinalIgnoreCase)));
    }

    private static string WithoutPublicPrefix(string name) =>
        PublicPrefixes.FirstOrDefault(prefix => name.StartsWith(prefix, StringComparison.Ordinal)) is { } found ? name[found.Length..] : name;
}
