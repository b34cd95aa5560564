using A11.Core.Shell.Syntax;

namespace A11.Core.Shell.Flow;

/// <summary>Commands whose output can only be text that stands in the script: <c>test -t 1 &amp;&amp; echo --color</c>.</summary>
internal static class ConstantOutput
{
    /// <summary>Whether all that a list prints is constant, without a glob that the shell could replace by names of files.</summary>
    public static bool IsPlain(ShellList list) => list.Items.All(static item => IsPlain(item.Statement));

    private static bool IsPlain(ShellStatement statement) => statement switch
    {
        SimpleCommand command => IsPlain(command),
        ConditionalCommand => true,
        AndOrList list => list.Operands.All(IsPlain),
        Pipeline { Commands: [var only] } => IsPlain(only),
        IfCommand branch => branch.Clauses.All(static clause => IsPlain(clause.Condition) && IsPlain(clause.Body)) && (branch.Otherwise is not { } otherwise || IsPlain(otherwise)),
        CaseCommand choice => choice.Items.All(static item => IsPlain(item.Body)),
        _ => false,
    };

    private static bool IsPlain(SimpleCommand command) => command.Name switch
    {
        "test" or "[" or ":" or "true" or "false" => true,
        "grep" => command.Words.Any(static word => word.Bare is ['-', not '-', ..] option && option.Contains('q', StringComparison.Ordinal)),
        "echo" => command.Words.Skip(1).All(static word => word.ConstantValue is { } value && value.AsSpan().IndexOfAny('*', '?', '[') < 0 && !value.Contains('\\', StringComparison.Ordinal)),
        _ => false,
    };
}
