using System.Collections.Immutable;
using A11.Core.Scripts;
using A11.Core.Shell;
using A11.Core.Shell.Syntax;

namespace A11.Agents.Reviews.Security;

/// <summary>Finds downloads that are run without being verified, in the scripts of any file.</summary>
internal static class DownloadFacts
{
    private static readonly string[] Verifiers = ["sha256sum", "sha512sum", "sha1sum", "shasum", "b2sum", "gpg", "gpgv", "cosign", "minisign", "openssl", "rhash", "slsa-verifier"];

    private static readonly string[] Interpreters = ["sh", "bash", "dash", "ash", "zsh", "ksh", "source", ".", "eval", "python", "python3", "node", "perl", "ruby"];

    public static void Read(IEnumerable<EmbeddedScript> scripts, SecurityFacts facts)
    {
        foreach (var script in scripts)
        {
            var syntax = ShellParser.Parse(script.Text, script.Placeholders);
            if (syntax.Commands.Any(command => command.Name is { } name && Verifiers.Contains(name)))
            {
                continue;
            }

            foreach (var download in syntax.Commands.Where(command => command.Name is "curl" or "wget" && IsRun(command, syntax)))
            {
                var address = download.Operands.Select(operand => operand.Value).FirstOrDefault(value => value.Contains("://", StringComparison.Ordinal)) ?? download.Operands.LastOrDefault()?.Value ?? "";
                facts.Add(new SecurityFact(SecurityFactKind.Download, "scripts", address, script.Map.ToHost(download.Words[0].Span), $"What {download.Name} downloads from {address} is run without being verified")
                {
                    Weight = Weight.Always,
                    Words = WordsOf(address),
                });
            }
        }
    }

    private static bool IsRun(ShellCommand download, ShellScript script) =>
        Downloads.IntoShell(script, download) is not null
        || script.Commands.Any(command => command.Name is { } name && Interpreters.Contains(name) && command.Node != download.Node && command.Span.Contains(download.Span))
        || (FileOf(download) is { } file && script.Commands.Any(command => command.Span.Start > download.Span.Start && Runs(command, file)));

    /// <summary>The file that a download is saved to; null where that is not known.</summary>
    private static string? FileOf(ShellCommand download)
    {
        var isCurl = download.Name == "curl";
        for (var i = 1; i + 1 < download.Words.Length; i++)
        {
            // Letters of options may stand together: “-fsSLo”, “-qO”.
            if (download.Words[i].Value is ['-', not '-', ..] option ? option[^1] == (isCurl ? 'o' : 'O') : download.Words[i].Value is "--output" or "--output-document")
            {
                return download.Words[i + 1].Value;
            }
        }

        return isCurl && !download.HasFlag("-O", "--remote-name") ? null : download.Operands.LastOrDefault()?.Value.Split('/')[^1].Split('?')[0];
    }

    /// <summary>Whether a command makes a file executable, or runs it.</summary>
    private static bool Runs(ShellCommand command, string file)
    {
        if (file is "" or "-" || command.Words.IsEmpty)
        {
            return false;
        }

        var names = command.Operands.Any(operand => IsSame(operand.Value, file));
        return IsSame(command.Words[0].Value, file) && command.Words[0].Value.Contains('/', StringComparison.Ordinal)
            || (names && (command.Name is "chmod" ? command.Operands.FirstOrDefault()?.Value is { } mode && MakesExecutable(mode) : command.Name is "install" || (command.Name is { } name && Interpreters.Contains(name))));
    }

    private static bool MakesExecutable(string mode) =>
        mode.All(char.IsAsciiDigit) ? mode.Any(digit => (digit - '0') % 2 == 1) : mode.Contains('+', StringComparison.Ordinal) && mode.Contains('x', StringComparison.Ordinal);

    private static bool IsSame(string path, string file) => WithoutStart(path) == WithoutStart(file);

    private static string WithoutStart(string path) => path.StartsWith("./", StringComparison.Ordinal) ? path[2..] : path;

    private static ImmutableArray<string> WordsOf(string address)
    {
        var path = address[(address.IndexOf("://", StringComparison.Ordinal) is var at and >= 0 ? at + 3 : 0)..];
        return [.. TaskWords.WordsOf(path).Where(word => word.Length > 2 && !CommonWords.Contains(word) && !word.All(char.IsAsciiDigit))];
    }

    /// <summary>Words that many addresses have and that name nothing.</summary>
    private static readonly string[] CommonWords =
        ["com", "org", "net", "www", "http", "https", "github", "raw", "githubusercontent", "releases", "release", "download", "latest", "main", "master", "install", "script", "scripts", "linux", "amd64", "arm64", "x86", "tar", "zip", "bin", "get", "dev", "setup", "test", "build", "deploy", "docker"];
}
