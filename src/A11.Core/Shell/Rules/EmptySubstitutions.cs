using System.Collections.Immutable;
using A11.Core.Diagnostics;
using A11.Core.Shell.Syntax;

namespace A11.Core.Shell.Rules;

/// <summary>Command substitutions whose output is redirected away, so that nothing is left to substitute.</summary>
public sealed class EmptySubstitutions : ShellNodeRule<CommandSubstitution>
{
    private static readonly CheckDescriptor Empty = new("AXS2327", "empty-substitution", "Command substitutions should have output", Severity.Warning, Category.Correct) { Aliases = ["shellcheck/SC2327"] };

    private static readonly CheckDescriptor Redirected = new("AXS2328", "redirected-substitution-output", "Output that is substituted should not be redirected", Severity.Warning, Category.Correct) { Aliases = ["shellcheck/SC2328"] };

    /// <inheritdoc/>
    public override CheckDescriptor Descriptor => Empty;

    /// <inheritdoc/>
    public override ImmutableArray<CheckDescriptor> Descriptors { get; } = [Empty, Redirected];

    /// <inheritdoc/>
    protected override void Visit(CommandSubstitution node, ScriptContext script)
    {
        // Alone, it is run for its exit status.
        if (script.Parent is ShellWord { Parts.Length: 1 } word && script.Ancestors.Count > 1 && script.Ancestors[^2] is SimpleCommand { Words: [var name, ..] } && name == word)
        {
            return;
        }

        var last = node.Body.Only is Pipeline { Commands: [.., var end] } ? end : node.Body.Only;
        if (last is SimpleCommand { Words.IsEmpty: false, Name: not ("exec" or "tee") } command
            && !command.Redirections.Any(static redirection => redirection.Operator is ">&" or "<&" || redirection.Target?.Value is "/dev/stdout")
            && command.Redirections.LastOrDefault(IsOutput) is { } output)
        {
            script.Report(Empty, node.Span, "This gives nothing, because the output of the command is redirected. Remove the redirection, or don't use the value.");
            script.Report(Redirected, output.Span, $"This takes the output away from the substitution. Use | tee {output.Target!.Raw} to write it to both.");
        }
    }

    private static bool IsOutput(ShellRedirection redirection) =>
        redirection is { Operator: ">" or ">>" or ">|" or "&>" or "&>>", Descriptor: "" or "1", Target: { } target } && target.Value is not ("/dev/stderr" or "/dev/tty" or "/dev/stdout" or "/proc/self/fd/2")
            && !target.Value.StartsWith("/dev/fd/", StringComparison.Ordinal) && !target.Parts.Any(static part => part is ProcessSubstitution);
}
