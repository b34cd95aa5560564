using System.CommandLine;
using System.Text.Json;
using A11.Core;
using A11.Tool.Mcp;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace A11.Tool.Commands;

/// <summary><c>a11 mcp</c>: serves an agent, by the Model Context Protocol on standard input and output, with what the gate will say of its work.</summary>
internal sealed class McpCommand : Command
{
    private readonly ToolHost _host;
    private readonly Option<string?> _task = new("--task") { Description = $"The task at hand: an ID in .a11/tasks or a task file; by default what {RepositoryPolicy.TaskVariable} names.", HelpName = "task" };

    public McpCommand(ToolHost host)
        : base("mcp", "Serves an agent while it works: check, explain, boundary, criteria.")
    {
        _host = host;
        Add(_task);
        SetAction(async (parsed, cancellation) => (int)await RunAsync(parsed.GetValue(_task), cancellation).ConfigureAwait(false));
    }

    private async Task<ExitCode> RunAsync(string? task, CancellationToken cancellation)
    {
        var tools = new McpTools(_host, task);
        using var open = new OpenRequests();
        var transport = new StreamServerTransport(open.Watch(_host.OpenInput()), open.WatchAnswers(_host.OpenOutput()), EngineVersion.Product, loggerFactory: null);
        var options = new McpServerOptions
        {
            ServerInfo = new Implementation { Name = "a11", Version = EngineVersion.Text },
            ServerInstructions = "Ask “boundary” before you write a file, “check” after it, and “criteria” before you say that you are done. What these find will be found again by the gate that your files have to pass.",
            Capabilities = new ServerCapabilities { Tools = new ToolsCapability() },
            Handlers = new McpServerHandlers
            {
                ListToolsHandler = (_, _) => ValueTask.FromResult(new ListToolsResult { Tools = [.. McpTools.Descriptions] }),
                CallToolHandler = async (request, stop) => await Task.Run(() => tools.Call(request.Params.Name, request.Params.Arguments ?? new Dictionary<string, JsonElement>(), stop), stop).ConfigureAwait(false),
            },
        };
        var server = McpServer.Create(transport, options);
        await using (server.ConfigureAwait(false))
        {
            await server.RunAsync(cancellation).ConfigureAwait(false);
        }

        return ExitCode.Clean;
    }
}
