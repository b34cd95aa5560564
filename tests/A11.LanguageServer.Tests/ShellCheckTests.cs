using A11.Core.Scripts;

namespace A11.LanguageServer.Tests;

/// <summary>ShellCheck, which takes longer than the rules: nobody waits for it.</summary>
[TestClass]
public sealed class ShellCheckTests
{
    /// <summary>Finds something on line 2 of whatever it is given, once a file is there that lets it.</summary>
    private const string Program = """
        #!/bin/sh
        while [ ! -e "GATE" ]; do sleep 0.02; done
        for last; do :; done
        printf '{"comments":[{"file":"%s","line":2,"endLine":2,"column":1,"endColumn":5,"level":"warning","code":2999,"message":"From the program.","fix":null}]}' "$last"
        """;

    private const string Script = "#!/bin/sh\necho one\nrm $1\n";

    [TestMethod]
    public async Task What_the_rules_find_is_told_before_it_and_what_it_found_stays_while_it_looks_again()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Inconclusive("The program is a script of Unix.");
            return;
        }

        using var folder = new TestFolder();
        using var programs = new TestFolder();
        var gate = programs.PathOf("gate");
        var program = programs.PathOf("shellcheck");
        _ = programs.With("shellcheck", Program.Replace("GATE", gate, StringComparison.Ordinal));
        File.SetUnixFileMode(program, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        var options = EditorClient.Options;
        await using var client = await EditorClient.StartAsync(folder, options with { Check = options.Check with { SearchPath = programs.Path + ":/usr/bin:/bin" } });
        await client.OpenAsync("x.sh", Script);
        var first = await client.FindingsAsync("x.sh", version: 1);
        Assert.Contains("AXS2086", first.Select(EditorClient.CodeOf));
        Assert.DoesNotContain(ScriptRules.ShellCheck.Id, first.Select(EditorClient.CodeOf));
        await File.WriteAllTextAsync(gate, "");
        _ = await client.FindingsAsync("x.sh", ScriptRules.ShellCheck.Id);

        // The line that it is about moves down, and it has not looked again.
        File.Delete(gate);
        await client.ChangeAsync("x.sh", 2, EditorClient.Edit(1, 0, 1, 0, "# Why.\n"));
        var second = await client.FindingsAsync("x.sh", version: 2);
        Assert.AreEqual(2, second.Single(static finding => EditorClient.CodeOf(finding) == ScriptRules.ShellCheck.Id).GetProperty("range").GetProperty("start").GetProperty("line").GetInt32());
        await File.WriteAllTextAsync(gate, "");
        _ = await client.FindingsAsync("x.sh", published => published.GetProperty("diagnostics").EnumerateArray()
            .Any(static finding => EditorClient.CodeOf(finding) == ScriptRules.ShellCheck.Id && finding.GetProperty("range").GetProperty("start").GetProperty("line").GetInt32() == 1));
    }
}
