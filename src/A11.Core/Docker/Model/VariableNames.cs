using System.Collections.Immutable;

namespace A11.Core.Docker.Model;

/// <summary>Names of variables as they come, one upon the other, in an order that is made only where somebody asks for it, and of the last one that was made.</summary>
internal sealed class VariableNames
{
    private readonly string _name;
    private readonly VariableNames? _before;
    private readonly int _fixed;
    private ImmutableArray<string> _ordered;

    /// <summary>The names that stand before all others, as they are.</summary>
    public VariableNames(ImmutableArray<string> first)
    {
        _name = "";
        _ordered = first;
        _fixed = first.Length;
    }

    private VariableNames(string name, VariableNames before) => (_name, _before, _fixed) = (name, before, before._fixed);

    /// <summary>The names that stand before all others, then the others in ordinal order.</summary>
    public ImmutableArray<string> Ordered
    {
        get
        {
            if (_ordered.IsDefault)
            {
                _ordered = Merge();
            }

            return _ordered;
        }
    }

    /// <summary>These and one that is not among them.</summary>
    public VariableNames With(string name) => new(name, this);

    private ImmutableArray<string> Merge()
    {
        var added = new List<string>();
        var node = this;
        for (; node._ordered.IsDefault; node = node._before!)
        {
            added.Add(node._name);
        }

        added.Sort(StringComparer.Ordinal);
        var merged = ImmutableArray.CreateBuilder<string>(node._ordered.Length + added.Count);
        merged.AddRange(node._ordered, _fixed);
        var next = 0;
        foreach (var known in node._ordered.AsSpan()[_fixed..])
        {
            while (next < added.Count && string.CompareOrdinal(added[next], known) < 0)
            {
                merged.Add(added[next++]);
            }

            merged.Add(known);
        }

        merged.AddRange(added.Skip(next));
        return merged.MoveToImmutable();
    }
}
