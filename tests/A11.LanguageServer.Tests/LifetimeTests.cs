using System.Diagnostics;
using System.Text;
using A11.LanguageServer.Documents;
using StreamJsonRpc;

namespace A11.LanguageServer.Tests;

/// <summary>How a server starts and ends, and what it survives.</summary>
[TestClass]
public sealed class LifetimeTests
{
    private const string BadYaml = "a: 1\na: 2\n";

    [TestMethod]
    public async Task A_client_takes_its_leave()
    {
        using var folder = new TestFolder();
        await using var client = await EditorClient.StartAsync(folder);
        _ = await client.RequestAsync("shutdown", null);
        await client.NotifyAsync("exit", null);
        Assert.IsTrue(await client.Server);
    }

    [TestMethod]
    public async Task A_client_that_goes_without_a_word_is_noticed()
    {
        using var folder = new TestFolder();
        var client = await EditorClient.StartAsync(folder);
        await client.DisposeAsync();
        Assert.IsFalse(await client.Server);
    }

    [TestMethod]
    public async Task A_client_that_dies_takes_the_server_with_it()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Inconclusive("The client is a program of Unix.");
        }

        using var folder = new TestFolder();
        using var process = Process.Start(new ProcessStartInfo("sleep", "600"))!;
        await using var client = await EditorClient.StartAsync(folder, processId: process.Id);
        _ = await Assert.ThrowsExactlyAsync<TimeoutException>(() => client.Server.WaitAsync(TimeSpan.FromMilliseconds(50)));
        process.Kill();
        Assert.IsFalse(await client.Server.WaitAsync(TimeSpan.FromSeconds(60)));
    }

    [TestMethod]
    public async Task Each_directory_has_settings_of_its_own()
    {
        using var folder = new TestFolder().With("one/a11.yml", "ruleset: 1.0\n").With("two/x.yml", BadYaml).With("three/x.yml", BadYaml);
        await using var client = await EditorClient.StartAsync(folder, folders: ["one", "two"]);
        await client.OpenAsync("one/x.yml", BadYaml);
        await client.OpenAsync("two/x.yml", BadYaml);
        var check = EditorClient.CodeOf((await client.FindingsAsync("two/x.yml", version: 1))[0]);
        _ = await client.FindingsAsync("one/x.yml", check);
        await client.ChangeAsync("one/x.yml", 2, new { text = BadYaml });
        await client.OpenAsync("one/a11.yml", $"rules: {{ {check}: none }}\n");
        _ = await client.FindingsAsync("one/x.yml", check, isThere: false);
        _ = await client.FindingsAsync("two/x.yml", check);
        await client.NotifyAsync("workspace/didChangeWorkspaceFolders", new { @event = new { added = new[] { new { uri = client.UriOf("three"), name = "three" } }, removed = Array.Empty<object>() } });
        await client.OpenAsync("three/x.yml", BadYaml);
        _ = await client.FindingsAsync("three/x.yml", check);
    }

    [TestMethod]
    [DataRow("{broken")]
    [DataRow("[]")]
    [DataRow("{}")]
    [DataRow("null")]
    [DataRow("{\"jsonrpc\":\"2.0\",\"method\":\"textDocument/didOpen\"}")]
    [DataRow("{\"jsonrpc\":\"2.0\",\"method\":\"textDocument/didOpen\",\"params\":{\"textDocument\":null}}")]
    [DataRow("{\"jsonrpc\":\"2.0\",\"method\":\"textDocument/didOpen\",\"params\":{\"textDocument\":{\"uri\":\"untitled:x\",\"version\":1,\"text\":\"a\"}}}")]
    [DataRow("{\"jsonrpc\":\"2.0\",\"method\":\"textDocument/didChange\",\"params\":{\"textDocument\":{\"uri\":\"file:///nowhere\",\"version\":1},\"contentChanges\":[]}}")]
    [DataRow("{\"jsonrpc\":\"2.0\",\"method\":\"textDocument/didChange\",\"params\":[1,2,3]}")]
    [DataRow("{\"jsonrpc\":\"2.0\",\"method\":\"$/unknown\",\"params\":{}}")]
    public async Task A_bad_message_is_passed_over(string message)
    {
        using var folder = new TestFolder();
        await using var client = await EditorClient.StartAsync(folder);
        var bytes = Encoding.UTF8.GetBytes(message);
        await client.WriteAsync([.. Encoding.ASCII.GetBytes($"Content-Length: {bytes.Length}\r\n\r\n"), .. bytes]);
        await client.OpenAsync("x.yml", BadYaml);
        Assert.IsNotEmpty(await client.FindingsAsync("x.yml", version: 1));
    }

    [TestMethod]
    public async Task An_unknown_request_is_answered_with_an_error()
    {
        using var folder = new TestFolder();
        await using var client = await EditorClient.StartAsync(folder);
        _ = await Assert.ThrowsExactlyAsync<RemoteMethodNotFoundException>(() => client.RequestAsync("textDocument/nothing", new { }));
        _ = await client.RequestAsync("shutdown", null);
    }

    [TestMethod]
    public async Task Edits_beyond_the_text_are_taken_to_its_end()
    {
        using var folder = new TestFolder();
        await using var client = await EditorClient.StartAsync(folder);
        await client.OpenAsync("x.yml", "a: 1\n");
        await client.ChangeAsync("x.yml", 2, EditorClient.Edit(99, 99, 100, 0, "a: 2\n"), EditorClient.Edit(0, 900, 0, 901, " # One."));
        Assert.IsNotEmpty(await client.FindingsAsync("x.yml", version: 2));
    }

    [TestMethod]
    public async Task A_large_directory_with_links_in_circles_is_served()
    {
        using var folder = new TestFolder();
        for (var i = 0; i < 10_000; i++)
        {
            if (i % 1_000 == 0)
            {
                _ = Directory.CreateDirectory(folder.PathOf($"d{i / 1_000}"));
            }

            File.Create(folder.PathOf($"d{i / 1_000}/f{i}.yml"), bufferSize: 0).Dispose();
        }

        _ = Directory.CreateSymbolicLink(folder.PathOf("d0/loop"), folder.Path);
        _ = File.CreateSymbolicLink(folder.PathOf("gone.yml"), folder.PathOf("nowhere"));
        await using var client = await EditorClient.StartAsync(folder);
        await client.OpenAsync("x.yml", BadYaml);
        Assert.IsNotEmpty(await client.FindingsAsync("x.yml", version: 1));
    }

    [TestMethod]
    [DataRow("/srv/a b/c#1%.yml", "file:///srv/a%20b/c%231%25.yml")]
    [DataRow("/ü/x.yml", "file:///%C3%BC/x.yml")]
    public void Paths_are_addresses_and_back(string path, string uri)
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Inconclusive("Paths of Unix.");
        }

        Assert.AreEqual(uri, FileUri.FromPath(path));
        Assert.AreEqual(path, FileUri.ToPath(uri));
        Assert.IsNull(FileUri.ToPath("https://example.org/x"));
        Assert.IsNull(FileUri.ToPath("untitled:Untitled-1"));
    }
}
