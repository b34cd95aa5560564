using System.Collections.Immutable;

namespace A11.Agents.Sandboxes;

/// <summary>
/// What programs need of a Linux system (file-hierarchy(7)): its programs and libraries, and those settings that hold no secret. Registries, keys, accounts and
/// everything that a package manager or an administrator configures stay out.
/// </summary>
internal static class SystemPaths
{
    private static readonly ImmutableArray<string> Programs =
    [
        "/usr", "/bin", "/sbin", "/lib", "/lib32", "/lib64", "/libx32", "/nix/store", "/gnu/store", "/home/linuxbrew/.linuxbrew",
    ];

    private static readonly ImmutableArray<string> Settings =
    [
        // The dynamic linker.
        "ld.so.cache", "ld.so.conf", "ld.so.conf.d", "ld-musl-x86_64.path", "ld-musl-aarch64.path",
        // Names of hosts and services.
        "hosts", "host.conf", "hostname", "resolv.conf", "nsswitch.conf", "gai.conf", "services", "protocols",
        // Certificates of authorities; never their neighbors, the private keys.
        "ssl/certs", "ssl/cert.pem", "ssl/ca-bundle.pem", "ssl/openssl.cnf", "ca-certificates", "ca-certificates.conf", "pki/tls/certs", "pki/tls/cert.pem",
        "pki/tls/openssl.cnf", "pki/ca-trust", "crypto-policies", "../var/lib/ca-certificates",
        // Time, language, kinds of files, terminals, shells.
        "localtime", "timezone", "locale.alias", "locale.conf", "mime.types", "magic", "terminfo", "inputrc", "profile", "profile.d", "bash.bashrc", "bashrc",
        "shells", "os-release", "debian_version", "lsb-release", "fonts",
        // Which of several programs a name means, and runtimes that keep a part of themselves here.
        "alternatives", "dotnet", "perl", "mono",
    ];

    /// <summary>Runtimes whose directory here has their version in its name.</summary>
    private static readonly ImmutableArray<string> Runtimes = ["java*", "python*", "php*", "ruby*"];

    /// <summary>Those that are there, as they are named: links are not followed.</summary>
    public static IEnumerable<string> Find() => Programs
        .Concat(Settings.Select(name => Path.GetFullPath(name, "/etc")))
        .Concat(Directory.Exists("/etc") ? Runtimes.SelectMany(pattern => Directory.EnumerateDirectories("/etc", pattern)) : [])
        .Where(Path.Exists);
}
