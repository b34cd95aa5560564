using System.Diagnostics;
using System.Text;
using System.Text.Json;
using CliWrap;
using CliWrap.Buffered;

namespace A11.Tool.Tests;

/// <summary>The language server as the built program.</summary>
[TestClass]
public sealed class LspCommandTests
{
    [TestMethod]
    [DataRow("lsp")]
    [DataRow("lsp --stdio")]
    public void It_speaks_the_protocol_and_nothing_else(string arguments)
    {
        using var folder = new ToolFolder().With("a11.baseline.json", "no JSON");
        var uri = new Uri(System.IO.Path.Combine(folder.Path, "x.yml")).AbsoluteUri;
        var (exitCode, output, error) = Exchange(
            folder,
            arguments,
            """{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"processId":null,"rootUri":null,"capabilities":{}}}""",
            """{"jsonrpc":"2.0","method":"initialized","params":{}}""",
            $$$$"""{"jsonrpc":"2.0","method":"textDocument/didOpen","params":{"textDocument":{"uri":"{{{{uri}}}}","languageId":"yaml","version":1,"text":"a: 1\na: 2\n"}}}""",
            """{"jsonrpc":"2.0","id":2,"method":"shutdown"}""",
            """{"jsonrpc":"2.0","method":"exit"}""");
        Assert.AreEqual(0, exitCode, error);
        var messages = Read(output).ToArray();
        var result = messages.Single(static message => message.TryGetProperty("id", out var id) && id.GetInt32() == 1).GetProperty("result");
        Assert.AreEqual("utf-16", result.GetProperty("capabilities").GetProperty("positionEncoding").GetString());
        Assert.AreEqual("a11", result.GetProperty("serverInfo").GetProperty("name").GetString());
        Assert.AreEqual(JsonValueKind.Null, messages.Single(static message => message.TryGetProperty("id", out var id) && id.GetInt32() == 2).GetProperty("result").ValueKind);
    }

    [TestMethod]
    public void A_client_that_leaves_without_a_word_has_failed()
    {
        using var folder = new ToolFolder();
        var (exitCode, output, _) = Exchange(folder, "lsp");
        Assert.AreEqual((int)ExitCode.Findings, exitCode);
        Assert.AreEqual("", output);
    }

    /// <summary>It is large, and no other command needs it.</summary>
    [TestMethod]
    public async Task Other_commands_do_not_load_it()
    {
        if (!OperatingSystem.IsLinux())
        {
            Assert.Inconclusive("Skipped: only Linux tells what a process has loaded.");
        }

        using var folder = new ToolFolder();
        Assert.IsFalse((await FindLoadedAsync(folder, "mcp")).Contains("StreamJsonRpc.dll", StringComparison.Ordinal));
        Assert.IsTrue((await FindLoadedAsync(folder, "lsp")).Contains("StreamJsonRpc.dll", StringComparison.Ordinal));
    }

    /// <summary>The files that a command has in memory once it answers.</summary>
    private static async Task<string> FindLoadedAsync(ToolFolder folder, string command)
    {
        using var process = Process.Start(new ProcessStartInfo("dotnet", [ToolFolder.Program, command]) { WorkingDirectory = folder.Path, RedirectStandardInput = true, RedirectStandardOutput = true })!;
        const string Message = """{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"protocolVersion":"2025-06-18","capabilities":{},"clientInfo":{"name":"test","version":"1"}}}""";
        await process.StandardInput.WriteAsync(command == "lsp" ? $"Content-Length: {Message.Length}\r\n\r\n{Message}" : Message + "\n");
        await process.StandardInput.FlushAsync();
        _ = process.StandardOutput.Read();
        var loaded = await File.ReadAllTextAsync($"/proc/{process.Id}/maps");
        process.StandardInput.Close();
        await process.WaitForExitAsync();
        return loaded;
    }

    private static (int ExitCode, string Output, string Error) Exchange(ToolFolder folder, string arguments, params string[] messages)
    {
        var input = string.Concat(messages.Select(static message => $"Content-Length: {Encoding.UTF8.GetByteCount(message)}\r\n\r\n{message}"));
        var result = Cli.Wrap("dotnet").WithArguments([ToolFolder.Program, .. arguments.Split(' ')]).WithWorkingDirectory(folder.Path)
            .WithStandardInputPipe(PipeSource.FromString(input))
            .WithValidation(CommandResultValidation.None)
            .ExecuteBufferedAsync().GetAwaiter().GetResult();
        return (result.ExitCode, result.StandardOutput, result.StandardError);
    }

    /// <summary>The messages; anything else on standard output fails.</summary>
    private static IEnumerable<JsonElement> Read(string output)
    {
        const string Header = "Content-Length: ";
        var bytes = Encoding.UTF8.GetBytes(output);
        for (var position = 0; position < bytes.Length;)
        {
            var end = output.IndexOf("\r\n\r\n", position, StringComparison.Ordinal);
            Assert.AreEqual(Header, output[position..(position + Header.Length)]);
            var length = int.Parse(output.AsSpan(position + Header.Length, end - position - Header.Length).ToString().Split('\r')[0], System.Globalization.CultureInfo.InvariantCulture);
            position = end + 4;
            yield return JsonDocument.Parse(bytes.AsMemory(position, length)).RootElement;
            position += length;
        }
    }
}
