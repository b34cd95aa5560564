using System.Collections.Immutable;
using A11.Core.Text;

namespace A11.Core.Yaml.Syntax;

/// <summary>Looks for what holds a place of a YAML text: from its line upward, the first line that is less indented, and so on.</summary>
internal sealed class YamlAncestors
{
    private readonly List<string> _path = [];
    private readonly HashSet<string> _siblings = new(StringComparer.Ordinal);
    private readonly SourceText _text;

    /// <summary>The column that what holds the place stands before.</summary>
    private int _limit;

    /// <summary>Whether the last that was found is an item: its key may be as far indented.</summary>
    private bool _isBelowItem;

    private bool _isOnOwnLevel;

    /// <summary>Looks for what holds a place.</summary>
    /// <param name="text">The text.</param>
    /// <param name="line">The line of the place, from 1.</param>
    /// <param name="written">What stands on it before the place.</param>
    /// <param name="length">How long that is.</param>
    public YamlAncestors(SourceText text, int line, YamlLine written, int length)
    {
        _text = text;
        var column = length - written.Value.Length;
        _limit = column;
        foreach (var mark in written.Marks.Reverse())
        {
            Add(mark);
        }

        var own = written.Marks.IsEmpty ? column : written.Marks[^1].Key is null ? column : written.Marks[^1].Column;
        _isOnOwnLevel = written.Marks.IsEmpty;
        for (var above = line - 1; above >= 1 && !IsStart(above); above--)
        {
            Look(YamlLine.Read(Line(above)), own);
        }

        _path.Reverse();
        Path = [.. _path];
        LookBelow(line, own);
    }

    /// <summary>What holds the place, from the root of the document on.</summary>
    public ImmutableArray<string> Path { get; }

    /// <summary>The keys of the same mapping.</summary>
    public ImmutableHashSet<string> Siblings => [.. _siblings];

    /// <summary>Whether the place is in a block scalar.</summary>
    public bool IsInBlock { get; private set; }

    private string Line(int number) => _text[_text.GetLine(number)].ToString();

    private bool IsStart(int number) => _text[_text.GetLine(number)].StartsWith("---");

    private void Look(YamlLine line, int own)
    {
        if (line.IsEmpty)
        {
            return;
        }

        foreach (var mark in line.Marks.Reverse())
        {
            if (mark.Column < _limit || (_isBelowItem && mark.Key is not null && mark.Column == _limit))
            {
                Add(mark);
                _isOnOwnLevel = false;
                if (mark.Key is not null && line.OpensBlock)
                {
                    OpenBlock();
                }
            }
            else if (_isOnOwnLevel && mark.Key is { } sibling && mark.Column == own)
            {
                _ = _siblings.Add(sibling);
            }
        }
    }

    /// <summary>What was taken for structure below the block scalar is its text.</summary>
    private void OpenBlock()
    {
        IsInBlock = true;
        var key = _path[^1];
        _path.Clear();
        _path.Add(key);
    }

    private void Add(YamlLine.Mark mark)
    {
        _path.Add(mark.Key ?? YamlCursor.Item);
        _limit = mark.Column;
        _isBelowItem = mark.Key is null;
    }

    private void LookBelow(int line, int own)
    {
        for (var below = line + 1; below <= _text.LineCount && !IsStart(below); below++)
        {
            var next = YamlLine.Read(Line(below));
            if (next.IsEmpty)
            {
                continue;
            }

            if (next.Marks.IsEmpty ? Line(below).TrimStart().Length == Line(below).Length : next.Marks[0].Column < own || (next.Marks[0].Column == own && next.Marks[0].Key is null))
            {
                return;
            }

            if (next.Marks is [{ Key: { } sibling } only] && only.Column == own)
            {
                _ = _siblings.Add(sibling);
            }
        }
    }
}
