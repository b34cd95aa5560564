using System.Collections.Immutable;
using A11.Core.Shell.Syntax;

namespace A11.Core.Docker.Facts;

/// <summary>A call of curl or wget that fetches files.</summary>
/// <param name="Command">The call.</param>
/// <param name="Addresses">The words that are addresses, with a scheme.</param>
internal sealed record DownloadCommand(ShellCommand Command, ImmutableArray<ShellWord> Addresses)
{
    /// <summary>Programs that compare what was fetched with a checksum or a signature.</summary>
    private static readonly string[] Verifiers =
        ["sha256sum", "sha512sum", "sha384sum", "sha224sum", "sha1sum", "md5sum", "b2sum", "b3sum", "shasum", "sha256", "sha512", "gpg", "gpgv", "gpg2", "cosign", "minisign", "signify", "rhash", "digest", "slsa-verifier"];

    /// <summary>Options by which curl sends something, or asks for the headers alone, so that nothing is fetched to be kept (curl(1)).</summary>
    private static readonly string[] Requests = ["-X", "--request", "-d", "--data", "--data-raw", "--data-binary", "-F", "--form", "-T", "--upload-file", "-I", "--head", "--spider", "--post-data", "--post-file"];

    /// <summary>Reads a command; null where it is no download, or one from the machine itself.</summary>
    public static DownloadCommand? Read(ShellCommand command)
    {
        if (command.Name is not ("curl" or "wget") || command.HasFlag(Requests))
        {
            return null;
        }

        ImmutableArray<ShellWord> addresses = [.. command.Arguments.Where(static word => IsRemote(word.Value))];
        return addresses.IsEmpty ? null : new DownloadCommand(command, addresses);
    }

    /// <summary>Whether a command compares files with checksums or signatures.</summary>
    public static bool IsVerifier(ShellCommand command) =>
        command.Name is { } name
        && (Verifiers.Contains(name) || (name == "openssl" && command.Subcommand is "dgst" or "sha256" or "sha512" or "cms" or "smime"));

    /// <summary>Whether a text is the address of another machine.</summary>
    public static bool IsRemote(string address)
    {
        var scheme = address.IndexOf("://", StringComparison.Ordinal);
        return scheme > 0 && address.AsSpan(0, scheme) is "http" or "https" or "ftp" && !IsLocal(address.AsSpan(scheme + 3));
    }

    /// <summary>Whether nothing keeps others from changing what is fetched from there on its way.</summary>
    public static bool IsUnencrypted(string address) =>
        IsRemote(address) && !address.StartsWith("https:", StringComparison.Ordinal);

    private static bool IsLocal(ReadOnlySpan<char> rest)
    {
        var end = rest.IndexOfAny('/', ':', '?');
        var host = end < 0 ? rest : rest[..end];
        return host is "localhost" or "127.0.0.1" or "[" or "0.0.0.0" or "host.docker.internal" || host.IndexOf('.') < 0;
    }
}
