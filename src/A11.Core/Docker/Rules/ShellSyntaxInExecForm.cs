using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Docker.Model;
using A11.Core.Docker.Syntax;
using A11.Core.Images;

namespace A11.Core.Docker.Rules;

/// <summary>Finds variables, operators and quotes in the exec form, which starts no shell.</summary>
public sealed class ShellSyntaxInExecForm : DockerRule
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXD6012", "shell-syntax-in-exec-form", "The exec form should not contain shell syntax", Severity.Warning, Category.Correct);

    /// <summary>Programs that give their arguments to a shell, or fill in variables themselves.</summary>
    private static readonly HashSet<string> Interpreters = new(StringComparer.Ordinal)
    {
        "sh", "bash", "ash", "dash", "zsh", "ksh", "cmd", "pwsh", "powershell", "envsubst", "su", "eval", "busybox", "awk", "perl", "ruby", "python", "python3", "node", "php", "jq", "sed",
    };

    /// <inheritdoc/>
    public override void Visit(Instruction instruction, Stage stage, RuleContext context)
    {
        if (instruction.Name is not ("CMD" or "ENTRYPOINT" or "RUN" or "HEALTHCHECK") || !instruction.IsExec || stage.IsWindows
            || (instruction.Is("CMD") && stage.Last("ENTRYPOINT") is not null))
        {
            return;
        }

        var words = instruction.Is("HEALTHCHECK") ? instruction.Words.AsSpan()[1..] : instruction.Words.AsSpan();
        foreach (var word in words)
        {
            if (IsInterpreter(word.Value))
            {
                return;
            }
        }

        foreach (var word in words)
        {
            if (FindProblem(word.Value, ImagePrograms.HasNoShell(stage.Base)) is { } problem)
            {
                context.Report(this, word.Span, $"The exec form starts no shell, so {problem}.");
            }
        }
    }

    private static bool IsInterpreter(string word) =>
        Interpreters.Contains(word[(word.LastIndexOf('/') + 1)..]) || word.EndsWith(".sh", StringComparison.Ordinal) || word.Contains("entrypoint", StringComparison.OrdinalIgnoreCase);

    private static string? FindProblem(string word, bool hasNoShell)
    {
        if (word is "&&" or "||" or "|" or ">" or ">>" or "2>&1" or ";" or "<")
        {
            return $"the program gets {word} as an argument. {(hasNoShell ? "Start one program, and do the rest in it" : "Use the shell form, or put the commands into a script")}";
        }

        if (word is ['\'', _, .., '\''])
        {
            return $"the program gets the single quotes of {word} too. Remove them";
        }

        return FindVariable(word) is { } variable ? $"{variable} is not expanded. {(hasNoShell ? "Read" : "Use [\"sh\", \"-c\", \"exec …\"], or read")} the variable in the program" : null;
    }

    /// <summary>A reference to a variable whose name is in capitals, as those of the environment are: <c>$PORT</c>, <c>${PORT}</c>.</summary>
    private static string? FindVariable(string word)
    {
        for (var dollar = word.IndexOf('$', StringComparison.Ordinal); dollar >= 0; dollar = word.IndexOf('$', dollar + 1))
        {
            var isBraced = dollar + 1 < word.Length && word[dollar + 1] == '{';
            var start = dollar + (isBraced ? 2 : 1);
            var end = start;
            while (end < word.Length && (char.IsAsciiLetterUpper(word[end]) || char.IsAsciiDigit(word[end]) || word[end] == '_'))
            {
                end++;
            }

            var isName = end - start > 1 && char.IsAsciiLetterUpper(word[start]) && (end == word.Length || !char.IsAsciiLetter(word[end]));
            if (isName && (!isBraced || (end < word.Length && word[end] is '}' or ':')))
            {
                return isBraced ? word[dollar..(word.IndexOf('}', end) is >= 0 and var close ? close + 1 : word.Length)] : word[dollar..end];
            }
        }

        return null;
    }
}
