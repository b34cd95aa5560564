using A11.Agents.Agents;

namespace A11.Agents.Tests.Agents;

/// <summary>What an agent's tool is taken to do: one that may write is never taken for one that reads.</summary>
[TestClass]
public sealed class ToolNamesTests
{
    [TestMethod]
    [DataRow("Write", ToolKind.Write)]
    [DataRow("write_file", ToolKind.Write)]
    [DataRow("NotebookEdit", ToolKind.Write)]
    [DataRow("read_many_files", ToolKind.Read)]
    [DataRow("mcp__github__get_file_contents", ToolKind.Read)]
    [DataRow("mcp__a11__check", ToolKind.Read)]
    [DataRow("mcp__files__read_or_write", ToolKind.Other)]
    [DataRow("mcp__files__find_and_replace", ToolKind.Other)]
    [DataRow("mcp__files__get_overwrite", ToolKind.Other)]
    [DataRow("mcp__tables__list_updates", ToolKind.Other)]
    [DataRow("mcp__files__fold", ToolKind.Other)]
    [DataRow("GrepSearch", ToolKind.Search)]
    [DataRow("run_shell_command", ToolKind.Run)]
    [DataRow("WebFetch", ToolKind.Fetch)]
    public void Names_tell_what_they_do(string name, ToolKind kind) => Assert.AreEqual(kind, ToolNames.KindOf(name));
}
