using System.Collections.Immutable;
using A11.Core.Budgets;
using A11.Core.Text;

namespace A11.Core.Shell.Syntax;

/// <summary>How a command is joined to the next one of its list.</summary>
public enum ShellOperator
{
    /// <summary>Nothing follows, or a line break or <c>;</c> does.</summary>
    Sequence,

    /// <summary><c>&amp;&amp;</c>: the next one runs if this one succeeded.</summary>
    And,

    /// <summary><c>||</c>: the next one runs if this one failed.</summary>
    Or,

    /// <summary><c>|</c>: the next one reads what this one writes.</summary>
    Pipe,

    /// <summary><c>&amp;</c>: this one runs in the background.</summary>
    Background,
}

/// <summary>A simple command, seen through what only starts it (<c>sudo</c>, <c>env</c>, <c>exec</c>, …).</summary>
/// <param name="Span">From its first word to its last.</param>
/// <param name="Words">Its name and arguments; redirections and assignments are not among them.</param>
/// <param name="Assignments">Assignments in front of the name: <c>NAME=value</c>.</param>
/// <param name="Next">How it is joined to the next command.</param>
/// <param name="Depth">How many compound commands, subshells and substitutions it is nested in.</param>
public sealed record ShellCommand(TextSpan Span, ImmutableArray<ShellWord> Words, ImmutableArray<ShellWord> Assignments, ShellOperator Next, int Depth)
{
    /// <summary>The command in the script's tree.</summary>
    public required SimpleCommand Node { get; init; }

    /// <summary>The name without its folder; null where it is known only when the script runs, or there is none.</summary>
    public string? Name
    {
        get
        {
            // Whoever searches commands asks for their names: these are a rule's steps.
            StepBudget.Take();
            return Words.IsEmpty || Words[0].ConstantValue is not { } name ? null : name[(name.LastIndexOf('/') + 1)..];
        }
    }

    /// <summary>What follows the name.</summary>
    public IEnumerable<ShellWord> Arguments => Words.Skip(1);

    /// <summary>The first argument that is no option: <c>install</c> in <c>apt-get -y install curl</c>.</summary>
    public string? Subcommand => Operands.FirstOrDefault()?.ConstantValue;

    /// <summary>The arguments that are no options.</summary>
    public IEnumerable<ShellWord> Operands => Arguments.Where(word => word.Value.Length == 0 || word.Value[0] != '-' || word.Value == "-");

    /// <summary>Whether an option is given: <c>--yes</c>, <c>--yes=…</c>, <c>-y</c>, or <c>-y</c> among short ones (<c>-qy</c>).</summary>
    public bool HasFlag(params ReadOnlySpan<string> names)
    {
        for (var i = 1; i < Words.Length; i++)
        {
            var argument = Words[i].Value;
            foreach (var name in names)
            {
                if (IsOption(name, argument) || IsAmong(name, argument))
                {
                    return true;
                }
            }
        }

        return false;
    }

    private static bool IsOption(string name, string argument) =>
        argument.StartsWith(name, StringComparison.Ordinal) && (argument.Length == name.Length || argument[name.Length] == '=');

    private static bool IsAmong(string name, string argument) =>
        name.Length == 2 && argument.Length > 2 && argument[0] == '-' && argument[1] != '-' && argument.Contains(name[1], StringComparison.Ordinal);
}
