using System.Collections.Immutable;
using A11.Core.Shell.Syntax;
using A11.Core.Text;

namespace A11.Core.Shell;

/// <summary>Finds the statement that follows a place, with all that is in it.</summary>
internal sealed class FollowingStatement : ShellWalker
{
    private readonly int _position;
    private TextSpan? _found;

    private FollowingStatement(int position) => _position = position;

    /// <summary>The first statement behind a place; null where none is.</summary>
    public static TextSpan? After(ShellList root, int position)
    {
        var finder = new FollowingStatement(position);
        finder.Visit(root);
        return finder._found;
    }

    protected override void Visit(ShellNode node)
    {
        if (_found is not null)
        {
            return;
        }

        if (node is ShellStatement && node.Span.Start > _position)
        {
            _found = node.Span;
        }
        else if (node is ShellList list)
        {
            for (var i = FirstBehind(list.Items); i < list.Items.Length && _found is null; i++)
            {
                Visit(list.Items[i].Statement);
            }
        }
        else if (node.Span.End > _position)
        {
            VisitChildren(node);
        }
    }

    /// <summary>The index of the first item that ends behind the place: a script has as many comments as statements, and all of them ask.</summary>
    private int FirstBehind(ImmutableArray<ShellListItem> items)
    {
        var (low, high) = (0, items.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = items[middle].Statement.Span.End > _position ? (low, middle) : (middle + 1, high);
        }

        return low;
    }
}
