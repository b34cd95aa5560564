using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Docker.Model;
using A11.Core.Docker.Syntax;

namespace A11.Core.Docker.Rules;

/// <summary>The exec form holds nothing that only a shell understands.</summary>
public sealed class WriteExecFormForNoShell : DockerRule
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXD6012", "no-shell-in-exec-form", "The exec form holds nothing that only a shell understands", Severity.Warning, Category.Correct);

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
            if (Mistake(word.Value) is { } mistake)
            {
                context.Report(this, word.Span, $"In the exec form no shell reads {word.Value}: {mistake}.");
            }
        }
    }

    private static bool IsInterpreter(string word) =>
        Interpreters.Contains(word[(word.LastIndexOf('/') + 1)..]) || word.EndsWith(".sh", StringComparison.Ordinal) || word.Contains("entrypoint", StringComparison.OrdinalIgnoreCase);

    private static string? Mistake(string word)
    {
        if (word is "&&" or "||" or "|" or ">" or ">>" or "2>&1" or ";" or "<")
        {
            return "the program gets it as an argument; write the shell form with exec, or name a script";
        }

        if (word is ['\'', _, .., '\''])
        {
            return "the program gets the single quotes too; leave them out";
        }

        return VariableIn(word) is { } variable ? $"the program gets the text {variable}, not its value; write [\"sh\", \"-c\", \"exec …\"], or let the program read the variable" : null;
    }

    /// <summary>A reference to a variable whose name is in capitals, as those of the environment are: <c>$PORT</c>, <c>${PORT}</c>.</summary>
    private static string? VariableIn(string word)
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
