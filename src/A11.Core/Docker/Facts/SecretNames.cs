using System.Collections.Immutable;

namespace A11.Core.Docker.Facts;

/// <summary>What the names of variables say about secrets: by our judgement, and by the word lists of peers.</summary>
internal static class SecretNames
{
    /// <summary>Words that BuildKit's check SecretsUsedInArgOrEnv takes for a secret, between underscores; Trivy's DS-0031 has them too.</summary>
    private static readonly HashSet<string> PeersWords = new(StringComparer.OrdinalIgnoreCase)
    {
        "apikey", "auth", "credential", "credentials", "key", "password", "pword", "passwd", "secret", "token",
    };

    /// <summary>Names that Trivy's DS-0031 knows, whatever words are in them.</summary>
    private static readonly HashSet<string> KnownToTrivy = new(StringComparer.Ordinal)
    {
        "AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN", "AZURE_CLIENT_ID", "AZURE_CLIENT_SECRET", "GITHUB_TOKEN", "GH_TOKEN", "GH_ENTERPRISE_TOKEN",
        "GITHUB_ENTERPRISE_TOKEN", "OPENAI_API_KEY", "HF_TOKEN", "DIGITALOCEAN_ACCESS_TOKEN", "DOCKERHUB_PASSWORD", "FIREBASE_TOKEN", "CI_DEPLOY_PASSWORD", "GOOGLE_API_KEY",
        "LANGSMITH_API_KEY", "LANGCHAIN_API_KEY", "HEROKU_API_KEY",
    };

    /// <summary>Names that hadolint's DL3064 knows and that hold none of its substrings.</summary>
    private static readonly HashSet<string> KnownToHadolint = new(StringComparer.OrdinalIgnoreCase)
    {
        "APPLICATION_KEY", "AWS_ACCESS_KEY_ID", "CI_DEPLOY_USER", "DOCKER_EMAIL", "FACEBOOK_APP_ID", "HEROKU_API_USER", "OKTA_AUTHN_GROUPID", "OKTA_CLIENT_ORGURL",
        "OKTA_OAUTH2_CLIENTID", "STRIPE_DEVICE_NAME", "TRAVIS_OS_NAME", "TRAVIS_SECURE_ENV_VARS", "TRAVIS_SUDO", "VAULT_CLIENT_KEY",
    };

    /// <summary>Substrings that hadolint's DL3064 takes for a secret.</summary>
    private static readonly string[] HadolintParts = ["api_key", "client_key", "password", "private", "secret", "token", "username"];

    /// <summary>Variables that name a file with credentials, by the documentation of AWS, Hugging Face and Google.</summary>
    private static readonly HashSet<string> CredentialFiles = new(StringComparer.Ordinal) { "AWS_CONFIG_FILE", "AWS_SHARED_CREDENTIALS_FILE", "HF_TOKEN_PATH", "GOOGLE_APPLICATION_CREDENTIALS" };

    /// <summary>Words that name a secret by themselves.</summary>
    private static readonly HashSet<string> Secrets = new(StringComparer.OrdinalIgnoreCase)
    {
        "password", "passwd", "pword", "pwd", "psw", "passphrase", "secret", "secrets", "token", "apikey", "credential", "credentials", "pat",
    };

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
        if (KnownToTrivy.Contains(WithoutPublicPrefix(name)) && name != "AZURE_CLIENT_ID")
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

    /// <summary>What peers call a variable of this name; empty where none minds it.</summary>
    /// <param name="name">The name.</param>
    /// <param name="isGlobal">Whether it is an ARG in front of the first FROM, which BuildKit and Trivy leave alone.</param>
    /// <param name="isInLastStage">Whether it is declared in the last stage, the only one that Trivy looks at.</param>
    public static ImmutableArray<string> PeersOf(string name, bool isGlobal, bool isInLastStage)
    {
        var peers = ImmutableArray.CreateBuilder<string>(3);
        if (IsHadolints(name))
        {
            peers.Add("hadolint/DL3064");
        }

        var words = name.Split('_');
        var isWord = words.Any(PeersWords.Contains);
        if (!isGlobal && isWord && !words.Any(word => word.ToLowerInvariant() is "public" or "file" or "version"))
        {
            peers.Add("buildkit/SecretsUsedInArgOrEnv");
        }

        if (isInLastStage && IsTrivys(name, words, isWord))
        {
            peers.Add("trivy/DS-0031");
        }

        return peers.ToImmutable();
    }

    private static bool IsHadolints(string name) =>
        KnownToHadolint.Contains(name) || HadolintParts.Any(part => name.Contains(part, StringComparison.OrdinalIgnoreCase));

    private static bool IsTrivys(string name, string[] words, bool isWord) =>
        KnownToTrivy.Contains(WithoutPublicPrefix(name))
        || (!CredentialFiles.Contains(name)
            && (isWord || words.Any(word => word.ToLowerInvariant() is "usr" or "psw"))
            && !words.Contains("public", StringComparer.OrdinalIgnoreCase));

    private static string WithoutPublicPrefix(string name) =>
        PublicPrefixes.FirstOrDefault(prefix => name.StartsWith(prefix, StringComparison.Ordinal)) is { } found ? name[found.Length..] : name;
}
