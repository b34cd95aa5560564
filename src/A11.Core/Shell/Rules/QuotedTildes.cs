using System.Collections.Immutable;
using A11.Core.Diagnostics;
using A11.Core.Shell.Flow;
using A11.Core.Shell.Syntax;

namespace A11.Core.Shell.Rules;

/// <summary>A tilde in quotes, which is not expanded.</summary>
public sealed class QuotedTildes : ShellRule
{
    private static readonly CheckDescriptor Quoted = new("AXS2088", "quoted-tilde", "Keep a tilde outside of quotes, or use $HOME", Severity.Warning, Category.Correct) { Aliases = ["shellcheck/SC2088"] };

    private static readonly CheckDescriptor InPath = new("AXS2147", "tilde-in-path", "Use $HOME in PATH, not a tilde", Severity.Warning, Category.Correct) { Aliases = ["shellcheck/SC2147"] };

    /// <inheritdoc/>
    public override CheckDescriptor Descriptor => Quoted;

    /// <inheritdoc/>
    public override ImmutableArray<CheckDescriptor> Descriptors { get; } = [Quoted, InPath];

    internal override ImmutableArray<Type> NodeTypes { get; } = [typeof(DoubleQuotedPart), typeof(SingleQuotedPart)];

    /// <inheritdoc/>
    public override void Visit(ShellNode node, ScriptContext script)
    {
        switch (node)
        {
            case DoubleQuotedPart quoted:
                Check(quoted, script);
                break;
            case SingleQuotedPart { Value: ['~', ..] } when script.Parent is ShellWord && script.Ancestors.Count > 1 && script.Ancestors[^2] is ShellAssignment { Name: "PATH" }:
                script.Report(InPath, node.Span, "A quoted ~ in PATH is not expanded, and most programs don't expand it either. Use $HOME.");
                break;
            case SingleQuotedPart { Value: ['~', '/', ..] } when IsPath(node, script) && script.Enclosing<ConditionBinary>() is null:
                script.Report(Quoted, node.Span, "A tilde in quotes is not expanded. Use $HOME, or move ~/ out of the quotes.");
                break;
        }
    }

    /// <summary>Whether the visited part begins an argument of a command that is given a path, as against text to print or to keep.</summary>
    private static bool IsPath(ShellNode node, ScriptContext script) =>
        script.Parent is ShellWord { Parts: [var first, ..] } && first == node && script.Ancestors.Count > 1
        && script.Ancestors[^2] is SimpleCommand { Name: "cd" or "ls" or "cat" or "cp" or "mv" or "rm" or "mkdir" or "touch" or "source" or "." or "pushd" or "ln" or "chmod" or "chown" or "rmdir" or "head" or "tail" or "tar" or "install" or "[" or "test" };

    private static void Check(DoubleQuotedPart node, ScriptContext script)
    {
        var text = node.Parts is [LiteralPart { IsEscaped: false } first, ..] ? first.Value : "";
        var declared = script.Parent is ShellWord argument && script.Ancestors.Count > 1 && script.Ancestors[^2] is SimpleCommand command && Declarations.IsDeclaring(command.Name) ? Declarations.Read(argument) : null;
        var isFirst = script.Parent is ShellWord word && (declared?.Value ?? word) is { Parts: [var start, ..] } && start == node;
        if (declared is { Name: "PATH" } || (script.Enclosing<ShellAssignment>() is { Name: "PATH" } assignment && script.Parent == assignment.Value))
        {
            if (node.Parts.Any(static part => part is LiteralPart literal && (literal.Value.StartsWith('~') || literal.Value.Contains(":~", StringComparison.Ordinal))))
            {
                script.Report(InPath, node.Span, "A quoted ~ in PATH is not expanded, and most programs don't expand it either. Use $HOME.");
            }
        }
        else if (isFirst && text.StartsWith("~/", StringComparison.Ordinal) && (!text.Contains(' ', StringComparison.Ordinal) || IsPath(node, script)) && script.Enclosing<ConditionBinary>() is null)
        {
            script.Report(Quoted, node.Span, "A tilde in quotes is not expanded. Use $HOME, or move ~/ out of the quotes.");
        }
    }
}
