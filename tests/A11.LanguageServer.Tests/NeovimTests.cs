using CliWrap;
using CliWrap.Buffered;

namespace A11.LanguageServer.Tests;

/// <summary>Neovim, without a screen, with the built program as its language server.</summary>
[TestClass]
public sealed class NeovimTests
{
    private const string Workflow = ".github/workflows/ci.yml";

    private const string Pin = "init@3d3c42e5aac5ba805825da76410c181273ba90b1 # v3.1.1";
    private const string Before = "on: push\npermissions: {}\njobs:\n  test:\n    runs-on: ubuntu-24.04\n    timeout-minutes: 5\n    steps:\n      - uses: github/codeql-action/./" + Pin + "\n";
    private const string After = "on: push\npermissions: {}\njobs:\n  test:\n    runs-on: ubuntu-24.04\n    timeout-minutes: 5\n    steps:\n      - uses: github/codeql-action/" + Pin + "\n";

    /// <summary>What a person does: opens the file, waits for findings, applies the first fix, and waits until its finding is gone.</summary>
    private const string Script = """
        local out = assert(io.open(os.getenv('A11_TEST_OUTPUT'), 'w'))
        local function fail(why) out:write('failed: ' .. why .. '\n'); out:close(); vim.cmd('cquit!') end
        local function has(code)
          for _, found in ipairs(vim.diagnostic.get(0)) do
            if found.code == code or (found.user_data and found.user_data.lsp and found.user_data.lsp.code == code) then return found end
          end
        end
        vim.cmd('edit ' .. vim.fn.fnameescape(os.getenv('A11_TEST_FILE')))
        local id = vim.lsp.start_client({ name = 'a11', cmd = { 'dotnet', os.getenv('A11_TEST_PROGRAM'), 'lsp' }, root_dir = vim.fn.getcwd() })
        vim.lsp.buf_attach_client(0, id)
        if not vim.wait(60000, function() return has('CHECK') ~= nil end, 20) then fail('no diagnostics') end
        local found = has('CHECK')
        out:write(string.format('found %d:%d %s\n', found.lnum + 1, found.col + 1, found.source))
        local client = vim.lsp.get_client_by_id(id)
        local params = vim.lsp.util.make_given_range_params({ found.lnum + 1, found.col }, { found.lnum + 1, found.col }, 0, 'utf-16')
        params.context = { diagnostics = {}, only = { 'quickfix' } }
        local answer = client.request_sync('textDocument/codeAction', params, 60000, 0)
        local action = answer and answer.result and answer.result[1] or fail('no code actions')
        out:write('action ' .. action.title .. '\n')
        vim.lsp.util.apply_workspace_edit(action.edit, 'utf-16')
        if not vim.wait(60000, function() return has('CHECK') == nil end, 20) then fail('the finding stays') end
        out:write(table.concat(vim.api.nvim_buf_get_lines(0, 0, -1, false), '\n') .. '\n')
        out:close()
        client.stop()
        vim.wait(10000, function() return client.is_stopped() end, 20)
        vim.cmd('qall!')
        """;

    [TestMethod]
    public async Task Neovim_shows_a_finding_and_applies_its_fix()
    {
        using var folder = new TestFolder().With(Workflow, Before);
        var script = folder.PathOf("test.lua");
        var output = folder.PathOf("output.txt");
        await File.WriteAllTextAsync(script, Script.Replace("CHECK", "AXW1117", StringComparison.Ordinal));
        BufferedCommandResult result;
        try
        {
            result = await Cli.Wrap("nvim")
                .WithArguments(["--headless", "--clean", "-n", "-c", $"luafile {script.Replace(" ", "\\ ", StringComparison.Ordinal)}"])
                .WithWorkingDirectory(folder.Path)
                .WithEnvironmentVariables(variables => variables
                    .Set("A11_TEST_OUTPUT", output).Set("A11_TEST_FILE", folder.PathOf(Workflow)).Set("A11_TEST_PROGRAM", Path.Combine(AppContext.BaseDirectory, "dotnet-a11.dll"))
                    .Set("HOME", folder.Path).Set("XDG_STATE_HOME", folder.Path).Set("XDG_CACHE_HOME", folder.Path).Set("DOTNET_CLI_HOME", folder.Path))
                .WithValidation(CommandResultValidation.None)
                .ExecuteBufferedAsync();
        }
        catch (System.ComponentModel.Win32Exception)
        {
            Assert.Inconclusive("There is no Neovim (nvim).");
            return;
        }

        var told = File.Exists(output) ? await File.ReadAllTextAsync(output) : "";
        Assert.AreEqual($"found 8:15 a11\naction Write github/codeql-action/init\n{After}", told, result.StandardError + result.StandardOutput);
    }
}
