using System.CommandLine;
using A11.LanguageServer;

namespace A11.Tool.Commands;

/// <summary><c>a11 lsp</c>: serves an editor, by the Language Server Protocol on standard input and output.</summary>
internal sealed class LspCommand : Command
{
    private readonly ToolHost _host;

    public LspCommand(ToolHost host)
        : base("lsp", "Serves an editor: findings as you type, fixes, completion, and more.")
    {
        _host = host;
        Add(new Option<bool>("--stdio") { Description = "Accepted, as some editors pass it: standard input and output are always used." });
        SetAction(async (_, cancellation) => (int)await RunAsync(cancellation).ConfigureAwait(false));
    }

    /// <summary>A client that goes without taking its leave has failed, by the protocol (“exit”).</summary>
    private async Task<ExitCode> RunAsync(CancellationToken cancellation)
    {
        var options = new LanguageServerOptions(_host.CheckOptions) { Log = _host.Tell };
        return await EditorServer.RunAsync(_host.OpenInput(), _host.OpenOutput(), options, cancellation).ConfigureAwait(false) ? ExitCode.Clean : ExitCode.Findings;
    }
}
