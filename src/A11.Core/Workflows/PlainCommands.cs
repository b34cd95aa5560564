using System.Buffers;
using System.Collections.Frozen;
using A11.Core.Shell.Syntax;

namespace A11.Core.Workflows;

/// <summary>
/// Commands of plain words, such as <c>dotnet test -c Release</c>: PowerShell, cmd and sh read them alike, so that nothing can hide in one that another shell reads. What downloads, or
/// starts another interpreter, is left out: what that does, the words don't tell.
/// </summary>
internal static class PlainCommands
{
    private static readonly SearchValues<char> WordCharacters = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-./:=+,");

    private static readonly FrozenSet<string> Openers = new[]
    {
        "curl", "wget", "iwr", "irm", "iex", "icm", "saps", "start", "call", "cmd", "pwsh", "powershell", "bash", "sh", "zsh", "wsl", "eval", "exec", "source", "certutil", "bitsadmin",
        "mshta", "rundll32", "node", "python", "python3", "perl", "ruby", "ssh",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether a script holds nothing else.</summary>
    /// <param name="script">The script.</param>
    public static bool Are(ShellScript script) => script.Problems.IsEmpty && !script.Root.IsEmpty && script.Root.Items.All(static item => !item.IsBackground && IsPlain(item.Statement));

    private static bool IsPlain(ShellStatement statement) => statement switch
    {
        AndOrList list => list.Operands.All(IsPlain),
        Pipeline { IsNegated: false, Commands: [var only] } => IsPlain(only),
        SimpleCommand { Assignments.IsEmpty: true, Redirections.IsEmpty: true, Words: [var name, ..] words } => words.All(IsPlain) && IsProgram(name.Value),
        _ => false,
    };

    private static bool IsPlain(ShellWord word) => word.Parts is [LiteralPart { IsEscaped: false } only] && only.Value.AsSpan().IndexOfAnyExcept(WordCharacters) < 0;

    /// <summary>A program by its name, as <c>dotnet</c> or <c>npm.cmd</c>; no file of the workspace, and none of PowerShell's own commands, such as <c>Invoke-WebRequest</c>.</summary>
    private static bool IsProgram(string name)
    {
        var stem = name.EndsWith(".exe", StringComparison.OrdinalIgnoreCase) || name.EndsWith(".cmd", StringComparison.OrdinalIgnoreCase) ? name[..^4] : name;
        return !stem.Contains('/', StringComparison.Ordinal) && !stem.Contains('.', StringComparison.Ordinal) && !stem.AsSpan().ContainsAnyInRange('A', 'Z') && !stem.Contains('-', StringComparison.Ordinal) && !Openers.Contains(stem);
    }
}
