using System.Collections.Immutable;
using A11.Core.Diagnostics;
using A11.Core.Scripts;
using A11.Core.Shell.Syntax;

namespace A11.Core.Shell.Rules;

/// <summary>Looks at variables that the script reads and never sets.</summary>
public sealed class VariableReads : ShellRule
{
    private static readonly CheckDescriptor MisspelledVariable = new("AXS2153", "misspelled-variable", "Variable names should match those that the script sets", Severity.Warning, Category.Correct)
    {
        Aliases = ["shellcheck/SC2153"],
        OptIn = true,
    };

    private static readonly CheckDescriptor UnsetVariable = new("AXS2154", "unset-variable", "Set variables before reading them", Severity.Warning, Category.Correct)
    {
        Aliases = ["shellcheck/SC2154"],
        OptIn = true,
    };

    /// <inheritdoc/>
    public override CheckDescriptor Descriptor => UnsetVariable;

    /// <inheritdoc/>
    public override ImmutableArray<CheckDescriptor> Descriptors { get; } = [MisspelledVariable, UnsetVariable];

    /// <inheritdoc/>
    public override void Visit(ScriptContext script)
    {
        if (script.Host is not ScriptHostKind.File || script.Dialect is ShellDialect.Bats || script.SourcesOthers || script.Script.Commands.Any(static command => command.Name is "eval"))
        {
            return;
        }

        var known = script.Variables.Writes.Select(static write => write.Name).Concat(script.Variables.Reads.Where(static read => read.IsGuarded).Select(static read => read.Name)).ToHashSet(StringComparer.Ordinal);
        var written = WrittenByLetters(script);
        foreach (var read in script.Variables.Reads)
        {
            if (read.Node is { IsVariable: true } && !read.IsGuarded && known.Add(read.Name) && !SpecialParameters.IsKnown(read.Name))
            {
                var isUpper = read.Name.All(static character => char.IsAsciiLetterUpper(character) || character == '_' || char.IsAsciiDigit(character));
                var nearest = written.GetValueOrDefault(LettersOf(read.Name));
                if (!isUpper || nearest is not null)
                {
                    script.Report(isUpper ? MisspelledVariable : UnsetVariable, read.Span, nearest is null
                        ? $"{read.Name} is read but never set. Set it, or give it a default: ${{{read.Name}:-}}."
                        : $"{read.Name} is read but never set. Write {nearest} if that is the variable you mean.");
                }
            }
        }
    }

    /// <summary>The first variable that is set of those that differ in case and underscores only.</summary>
    private static Dictionary<string, string> WrittenByLetters(ScriptContext script)
    {
        var written = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var write in script.Variables.Writes.Where(static write => write.Name.Length > 4))
        {
            _ = written.TryAdd(LettersOf(write.Name), write.Name);
        }

        return written;
    }

    private static string LettersOf(string name) => name.Replace("_", "", StringComparison.Ordinal);
}
