using System.Text;
using A11.Core.Scripts;
using A11.Core.Shell.Syntax;
using A11.Core.Text;

namespace A11.Agents.ShellCheck;

/// <summary>
/// A script as ShellCheck gets it: a part of a file is told its shell by a shebang, and its variables by an <c>export</c> behind the comments
/// that it begins with, which so go on holding for the whole script.
/// </summary>
internal sealed class ScriptCopy
{
    private readonly string _script;
    private readonly int _shebangLength;
    private readonly int _headLength;
    private readonly int _exportLength;
    private int[]? _lineStarts;

    public ScriptCopy(EmbeddedScript script)
    {
        _script = script.Text;
        IsBusybox = script.Host.Shell?.Dialect is ShellDialect.Busybox;
        if (script.Host is not { Kind: not ScriptHostKind.File, Shell: { } shell })
        {
            Text = script.Text;
            return;
        }

        var shebang = $"#!/bin/{shell.Name}{(shell.StopsAtErrors ? " -e" : "")}\n";
        var export = script.Host.Variables.IsEmpty ? "" : $"export {string.Join(' ', script.Host.Variables.Distinct(StringComparer.Ordinal).Select(name => $"{name}=1"))}\n";
        _shebangLength = shebang.Length;
        _headLength = export.Length == 0 ? 0 : HeadLength(_script);
        _exportLength = export.Length;
        Text = string.Concat(shebang, _script.AsSpan(0, _headLength), export, _script.AsSpan(_headLength));
    }

    /// <summary>Whether BusyBox reads it, which ShellCheck takes for dash, though it knows more.</summary>
    public bool IsBusybox { get; }

    /// <summary>What ShellCheck reads.</summary>
    public string Text { get; }

    /// <summary>The place in the script that ShellCheck names by lines and columns, which it counts in code points from 1; null where it lies in what was added.</summary>
    public TextSpan? ToScript(int line, int column, int endLine, int endColumn)
    {
        var start = OffsetOf(line, column);
        var end = Math.Max(start, OffsetOf(endLine, endColumn));
        var from = ToScript(start, isEnd: false);
        var to = end == start ? from : ToScript(end, isEnd: true);
        return from < 0 || to < from ? null : TextSpan.FromBounds(from, to);
    }

    /// <summary>The length of the comments and blank lines that the script begins with.</summary>
    private static int HeadLength(string script)
    {
        var head = 0;
        while (head < script.Length)
        {
            var end = script.IndexOf('\n', head);
            var line = script.AsSpan(head, (end < 0 ? script.Length : end) - head).Trim();
            if (end < 0 || !(line.IsEmpty || line[0] == '#'))
            {
                return head;
            }

            head = end + 1;
        }

        return head;
    }

    private int ToScript(int offset, bool isEnd)
    {
        var place = offset - _shebangLength;
        var border = isEnd ? 1 : 0;
        return place < border && _shebangLength > 0 ? -1
            : place - border < _headLength || _exportLength == 0 ? place
            : place - border < _headLength + _exportLength ? -1
            : place - _exportLength;
    }

    private int OffsetOf(int line, int column)
    {
        _lineStarts ??= FindLineStarts(Text);
        var index = Math.Clamp(line - 1, 0, _lineStarts.Length - 1);
        var offset = _lineStarts[index];
        var end = index + 1 < _lineStarts.Length ? _lineStarts[index + 1] - 1 : Text.Length;
        for (var points = 1; points < column && offset < end; points++)
        {
            offset += Rune.TryGetRuneAt(Text, offset, out var rune) ? rune.Utf16SequenceLength : 1;
        }

        return offset;
    }

    /// <summary>ShellCheck's lines end with a line feed, and with nothing else.</summary>
    private static int[] FindLineStarts(string text)
    {
        var starts = new List<int> { 0 };
        for (var i = text.IndexOf('\n', StringComparison.Ordinal); i >= 0; i = text.IndexOf('\n', i + 1))
        {
            starts.Add(i + 1);
        }

        return [.. starts];
    }
}
