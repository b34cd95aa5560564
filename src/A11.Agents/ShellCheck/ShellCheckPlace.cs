using System.Text.Json;
using A11.Core.Text;

namespace A11.Agents.ShellCheck;

/// <summary>A place as ShellCheck names it: lines and columns from 1, the end not included.</summary>
internal readonly record struct ShellCheckPlace(int Line, int Column, int EndLine, int EndColumn)
{
    public static ShellCheckPlace Read(JsonElement json) => new(
        json.GetProperty("line").GetInt32(),
        json.GetProperty("column").GetInt32(),
        json.GetProperty("endLine").GetInt32(),
        json.GetProperty("endColumn").GetInt32());

    public TextSpan? In(ScriptCopy copy) => copy.ToScript(Line, Column, EndLine, EndColumn);
}
