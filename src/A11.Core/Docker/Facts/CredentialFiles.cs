using A11.Core.Files;

namespace A11.Core.Docker.Facts;

/// <summary>Files that hold credentials, by their names (the documentation of the programs that read them).</summary>
internal static class CredentialFiles
{
    private static readonly HashSet<string> Names = new(StringComparer.Ordinal)
    {
        "id_rsa", "id_dsa", "id_ecdsa", "id_ed25519", ".netrc", "_netrc", ".git-credentials", ".pypirc", ".pgpass", ".htpasswd", ".dockercfg", "kubeconfig", "credentials.json", "service-account.json",
        "serviceaccount.json", "application_default_credentials.json", "terraform.tfstate", ".vault-token", "private.key", "privkey.pem", "private.pem", "key.pem", "master.key",
    };

    private static readonly HashSet<string> Directories = new(StringComparer.Ordinal) { ".ssh", ".aws", ".gnupg", ".kube", ".azure" };

    private static readonly HashSet<string> Extensions = new(StringComparer.OrdinalIgnoreCase) { ".pfx", ".p12", ".jks", ".keystore", ".kdbx", ".ppk" };

    /// <summary>Whether a path names a file, or a directory of files, with credentials.</summary>
    public static bool HasCredentials(string path)
    {
        var trimmed = path.TrimEnd('/', '*');
        var name = RepositoryPath.FileName(trimmed);
        return Names.Contains(name.ToString())
            || trimmed.Split('/').Any(Directories.Contains)
            || trimmed.EndsWith(".docker/config.json", StringComparison.Ordinal)
            || (Extensions.Contains(RepositoryPath.Extension(trimmed).ToString()) && !name.Contains("trust", StringComparison.OrdinalIgnoreCase) && !name.Contains("cacerts", StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>Whether a path names a file of environment variables, not an example of one.</summary>
    public static bool IsEnvironment(string path)
    {
        var name = RepositoryPath.FileName(path);
        return name is ".env" or ".env.local" or ".env.production" or ".env.prod" or ".env.staging";
    }
}
