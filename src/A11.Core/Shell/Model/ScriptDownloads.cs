using A11.Core.Scripts;
using A11.Core.Shell.Syntax;
using A11.Core.Text;

namespace A11.Core.Shell.Model;

/// <summary>Finds downloads that a script runs without verifying them.</summary>
public static class ScriptDownloads
{
    private static readonly string[] Verifiers = ["sha256sum", "sha512sum", "sha1sum", "shasum", "b2sum", "gpg", "gpgv", "cosign", "minisign", "openssl", "rhash", "slsa-verifier"];

    private static readonly string[] Interpreters = ["sh", "bash", "dash", "ash", "zsh", "ksh", "source", ".", "eval", "python", "python3", "node", "perl", "ruby"];

    /// <summary>The downloads of a script; none where it verifies any.</summary>
    public static IEnumerable<ScriptDownload> FindUnverified(EmbeddedScript script)
    {
        var syntax = script.Parse();
        return syntax.Commands.Any(command => command.Name is { } name && Verifiers.Contains(name))
            ? []
            : syntax.Commands.Where(command => command.Name is "curl" or "wget" && IsRun(command, syntax)).Select(command => new ScriptDownload(command.Name!, AddressOf(command), script.Map.ToHost(command.Words[0].Span)));
    }

    private static string AddressOf(ShellCommand download) =>
        download.Operands.Select(operand => operand.Value).FirstOrDefault(value => value.Contains("://", StringComparison.Ordinal)) ?? download.Operands.LastOrDefault()?.Value ?? "";

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
        mode.All(char.IsAsciiDigit) ? mode.Any(digit => (digit - '0') % 2 == 1) : mode.Split(',').Any(clause => clause.IndexOfAny(['+', '=']) is >= 0 and var sign && clause.IndexOf('x', sign) > sign);

    private static bool IsSame(string path, string file) => WithoutStart(path) == WithoutStart(file);

    private static string WithoutStart(string path) => path.StartsWith("./", StringComparison.Ordinal) ? path[2..] : path;
}

/// <summary>A download of a script.</summary>
/// <param name="Program">What downloads.</param>
/// <param name="Address">From where, as far as that is written.</param>
/// <param name="Span">The place in the file that holds the script.</param>
public sealed record ScriptDownload(string Program, string Address, TextSpan Span);
