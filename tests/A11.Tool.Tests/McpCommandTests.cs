using System.Text.Json;
using CliWrap;
using CliWrap.Buffered;

namespace A11.Tool.Tests;

/// <summary>The Model Context Protocol, spoken with the built program over its standard input and output.</summary>
[TestClass]
public sealed class McpCommandTests
{
    private const string Task = """{ "task_id": "T1", "title": "Daily commands", "acceptance_criteria": ["A help target", "Be nice"], "files_to_create": ["Makefile"] }""";

    [TestMethod]
    public void An_agent_asks_all_there_is()
    {
        using var folder = new ToolFolder().WithGit().With(".a11/tasks/make.json", Task).With("Dockerfile", "FROM debian\n");
        var answers = Exchange(
            folder,
            """{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"protocolVersion":"2025-06-18","capabilities":{},"clientInfo":{"name":"test","version":"1"}}}""",
            """{"jsonrpc":"2.0","method":"notifications/initialized"}""",
            """{"jsonrpc":"2.0","id":2,"method":"tools/list"}""",
            Call(3, "boundary", """{"paths":["Makefile","other.yml","src/a.cs","../x"],"task":"T1"}"""),
            Call(4, "check", """{"paths":["Dockerfile"]}"""),
            Call(5, "check", """{"contents":{"Dockerfile":"FROM debian:12.8-slim\nUSER app\n"}}"""),
            Call(6, "criteria", """{"task":"T1","contents":{"Makefile":".PHONY: help\nhelp:\n\t@echo help\n"}}"""),
            Call(7, "criteria", """{"task":"T1"}"""),
            Call(8, "explain", """{"rule":"hadolint/DL3006"}"""),
            Call(9, "check", """{"paths":["../outside"]}"""),
            Call(10, "nothing", "{}"),
            Call(11, "check", """{"contents":{"Dockerfile":"FROM {{ image }}\nUSER app\n"}}"""),
            Call(12, "criteria_plan", """{"task":"T1"}"""));

        Assert.AreEqual("a11", answers[1].GetProperty("serverInfo").GetProperty("name").GetString());
        Assert.AreEqual("check explain boundary criteria criteria_plan", string.Join(' ', answers[2].GetProperty("tools").EnumerateArray().Select(tool => tool.GetProperty("name").GetString())));
        Assert.AreEqual("allow deny deny deny", Join(Document(answers[3]), "paths", "verdict"));
        Assert.IsFalse(Document(answers[4]).GetProperty("passes").GetBoolean());
        StringAssert.Contains(Join(Document(answers[4]), "findings", "rule"), "AXD3006");
        Assert.IsTrue(Document(answers[5]).GetProperty("passes").GetBoolean(), Text(answers[5]));
        Assert.IsFalse(Document(answers[11]).GetProperty("passes").GetBoolean(), Text(answers[11]));
        Assert.AreEqual("Dockerfile", Join(Document(answers[11]), "not_checked", "path"));
        Assert.AreEqual("met unchecked", Join(Document(answers[6]), "criteria", "verdict"));
        Assert.AreEqual("True False", string.Join(' ', Document(answers[12]).GetProperty("criteria").EnumerateArray().Select(criterion => criterion.GetProperty("checked").GetBoolean())));
        StringAssert.Contains(Text(answers[12]), "\"name\":\"make-target\"");
        StringAssert.Contains(Text(answers[8]), "# AXD3006");
        foreach (var wrong in (int[])[9, 10])
        {
            Assert.IsTrue(answers[wrong].GetProperty("isError").GetBoolean());
        }
    }

    private static string Call(int id, string tool, string arguments) =>
        $$$"""{"jsonrpc":"2.0","id":{{{id}}},"method":"tools/call","params":{"name":"{{{tool}}}","arguments":{{{arguments}}}}}""";

    /// <summary>The result of each request, by its number.</summary>
    private static Dictionary<int, JsonElement> Exchange(ToolFolder folder, params string[] messages)
    {
        var result = Cli.Wrap("dotnet").WithArguments([ToolFolder.Program, "mcp"]).WithWorkingDirectory(folder.Path)
            .WithStandardInputPipe(PipeSource.FromString(string.Join('\n', messages) + "\n"))
            .WithValidation(CommandResultValidation.None)
            .ExecuteBufferedAsync().GetAwaiter().GetResult();
        Assert.AreEqual(0, result.ExitCode, result.StandardError);
        return result.StandardOutput.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => JsonDocument.Parse(line).RootElement)
            .Where(message => message.TryGetProperty("result", out _))
            .ToDictionary(message => message.GetProperty("id").GetInt32(), message => message.GetProperty("result"));
    }

    private static string Text(JsonElement result) => result.GetProperty("content")[0].GetProperty("text").GetString()!;

    private static JsonElement Document(JsonElement result) => JsonDocument.Parse(Text(result)).RootElement;

    private static string Join(JsonElement document, string list, string field) => string.Join(' ', document.GetProperty(list).EnumerateArray().Select(item => item.GetProperty(field).GetString()));
}
