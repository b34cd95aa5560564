using System.Collections.Immutable;
using A11.Core.Text;

namespace A11.Core.Shell.Syntax;

/// <summary>Statements one after the other: a script, the body of a compound command, what a substitution runs.</summary>
/// <param name="span">From its first statement to its last.</param>
/// <param name="items">The statements.</param>
public sealed class ShellList(TextSpan span, ImmutableArray<ShellListItem> items) : ShellNode(span)
{
    /// <summary>The statements and how each ends.</summary>
    public ImmutableArray<ShellListItem> Items { get; } = items;

    /// <summary>Whether there is no statement.</summary>
    public bool IsEmpty => Items.IsEmpty;

    /// <summary>The statement, where there is but one.</summary>
    public ShellStatement? Only => Items.Length == 1 ? Items[0].Statement : null;
}

/// <summary>A statement of a list.</summary>
/// <param name="Statement">The statement.</param>
/// <param name="IsBackground">Whether <c>&amp;</c> ends it, so that the shell does not wait for it.</param>
public readonly record struct ShellListItem(ShellStatement Statement, bool IsBackground);
