using System.Collections.Immutable;
using A11.Core.Analysis;
using A11.Core.Shell.Syntax;

namespace A11.Core.Shell;

/// <summary>A rule for shell scripts: it overrides the visit of the smallest thing that it looks at.</summary>
public abstract class ShellRule : Rule
{
    /// <summary>The kinds of nodes that <see cref="Visit(ShellNode, ScriptContext)"/> wants to see.</summary>
    internal virtual ImmutableArray<Type> NodeTypes => [];

    /// <summary>The names of the commands that <see cref="Visit(ShellCommand, ScriptContext)"/> wants to see.</summary>
    internal virtual ImmutableArray<string> CommandNames => [];

    /// <summary>Looks at a script as a whole, wherever it stands.</summary>
    public virtual void Visit(ScriptContext script)
    {
    }

    /// <summary>Looks at a command of one of <see cref="CommandNames"/>, seen through what only starts it.</summary>
    public virtual void Visit(ShellCommand command, ScriptContext script)
    {
    }

    /// <summary>Looks at a node of one of <see cref="NodeTypes"/>.</summary>
    public virtual void Visit(ShellNode node, ScriptContext script)
    {
    }
}

/// <summary>A rule that looks at commands of certain names.</summary>
/// <param name="names">The names.</param>
public abstract class ShellCommandRule(params string[] names) : ShellRule
{
    internal sealed override ImmutableArray<string> CommandNames { get; } = [.. names];

    /// <inheritdoc/>
    public abstract override void Visit(ShellCommand command, ScriptContext script);
}

/// <summary>A rule that looks at one kind of nodes.</summary>
/// <typeparam name="TNode">The kind.</typeparam>
public abstract class ShellNodeRule<TNode> : ShellRule
    where TNode : ShellNode
{
    internal sealed override ImmutableArray<Type> NodeTypes { get; } = [typeof(TNode)];

    /// <inheritdoc/>
    public sealed override void Visit(ShellNode node, ScriptContext script) => Visit((TNode)node, script);

    /// <summary>Looks at a node.</summary>
    protected abstract void Visit(TNode node, ScriptContext script);
}
