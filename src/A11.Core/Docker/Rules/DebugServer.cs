using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Docker.Model;
using A11.Core.Docker.Syntax;
using A11.Core.Shell.Syntax;

namespace A11.Core.Docker.Rules;

/// <summary>Looks for containers that start a development server, a debugger or a watcher of sources.</summary>
public sealed class DebugServer : DockerRule
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXD6041", "debug-server", "Containers should not start development servers", Severity.Warning, Category.Secure);

    /// <inheritdoc/>
    public override void Visit(DockerfileModel file, RuleContext context)
    {
        if (file.Final is not { } final || DevelopmentImage.Is(final, context))
        {
            return;
        }

        foreach (var start in StartsOf(final).Where(final.Instructions.Contains))
        {
            var commands = InstructionCommands.Read(start, final, file);
            foreach (var command in commands.Commands)
            {
                if (Find(command) is { } found)
                {
                    context.Within(commands.Map).Report(this, command.Words[0].Span.Union(found.Word.Span), $"This starts {found.What}, which is neither safe nor fast enough to serve. {found.Instead}.");
                }
            }
        }

        foreach (var pair in final.Instructions.Where(static instruction => instruction.Is("ENV")).SelectMany(static instruction => instruction.Pairs))
        {
            if (pair.Value is { } value && IsDebugSwitch(pair.Name, value.Value))
            {
                context.Report(this, pair.NameSpan.Union(value.Span), $"{pair.Name}={value.Value} runs the program in debug mode, which shows its internals to whoever causes an error. Remove it.");
            }
        }
    }

    /// <summary>Whether an image is for development, as it starts such a server.</summary>
    internal static bool IsStartedBy(Stage final, DockerfileModel file) =>
        StartsOf(final).Any(start => InstructionCommands.Read(start, final, file).Commands.Any(static command => Find(command) is not null));

    private static IEnumerable<Instruction> StartsOf(Stage final) => new[] { final.Last("ENTRYPOINT"), final.Last("CMD") }.OfType<Instruction>();

    /// <summary>Variables that switch on a framework's debug mode (the documentation of Flask, Laravel; Django projects by convention).</summary>
    private static bool IsDebugSwitch(string name, string value) => (name, value.ToUpperInvariant()) switch
    {
        ("FLASK_DEBUG" or "APP_DEBUG" or "DJANGO_DEBUG", "1" or "TRUE" or "ON" or "YES") => true,
        ("FLASK_ENV", "DEVELOPMENT") => true,
        _ => false,
    };

    /// <summary>What each server's own documentation says not to use in production.</summary>
    private static Server? Find(ShellCommand command)
    {
        var operands = command.Operands.ToArray();
        return command.Name switch
        {
            "flask" when Operand("run") is { } word => new Server(word, "Flask's development server", "Use gunicorn or uvicorn"),
            "django-admin" when Operand("runserver") is { } word => new Server(word, "Django's development server", "Use gunicorn or uvicorn"),
            "python" or "python3" when Operand("runserver") is { } word => new Server(word, "Django's development server", "Use gunicorn or uvicorn"),
            "python" or "python3" when Argument("debugpy", "pdb") is { } word => new Server(word, "a debugger", "Start the program without it"),
            "uvicorn" or "gunicorn" or "hypercorn" when Argument("--reload") is { } word => new Server(word, "a server that watches its sources", "Remove --reload"),
            "fastapi" when Operand("dev") is { } word => new Server(word, "FastAPI's development server", "Use fastapi run"),
            "npm" or "yarn" or "pnpm" or "bun" when Operand("dev", "start:dev", "develop", "watch") is { } word => new Server(word, "a development server", "Build in an earlier stage, and start what was built"),
            "nodemon" or "ts-node-dev" or "tsx" when command.Name != "tsx" || Operand("watch") is not null => new Server(command.Words[0], "a watcher of sources", "Start the program with node"),
            "node" when command.Arguments.FirstOrDefault(static word => word.Value.StartsWith("--inspect", StringComparison.Ordinal) || word.Value == "--watch") is { } word => new Server(word, "a debugger or watcher", $"Remove {word.Value}"),
            "ng" when Operand("serve") is { } word => new Server(word, "Angular's development server", "Build in an earlier stage, and serve its files by a web server"),
            "vite" when Operand("build", "preview") is null => new Server(command.Words[0], "Vite's development server", "Build in an earlier stage, and serve its files by a web server"),
            "webpack-dev-server" => new Server(command.Words[0], "webpack's development server", "Build in an earlier stage, and serve its files by a web server"),
            "webpack" or "next" or "nuxt" when Operand("serve", "dev") is { } word => new Server(word, "a development server", "Build in an earlier stage, and start what was built"),
            "php" when Argument("-S") is { } word => new Server(word, "PHP's built-in server", "Use php-fpm or Apache"),
            "php" when operands is [{ Value: "artisan" }, { Value: "serve" } word, ..] => new Server(word, "Laravel's development server", "Use php-fpm or Octane"),
            "dotnet" when Operand("watch") is { } word => new Server(word, "a watcher of sources", "Publish in an earlier stage, and start the published program"),
            "air" or "gin" or "CompileDaemon" => new Server(command.Words[0], "a watcher of sources", "Build in an earlier stage, and start the program"),
            _ => null,
        };

        ShellWord? Operand(params ReadOnlySpan<string> names)
        {
            foreach (var operand in operands.Take(2))
            {
                if (names.Contains(operand.Value))
                {
                    return operand;
                }
            }

            return null;
        }

        ShellWord? Argument(params ReadOnlySpan<string> names)
        {
            foreach (var argument in command.Arguments)
            {
                if (names.Contains(argument.Value))
                {
                    return argument;
                }
            }

            return null;
        }
    }

    private sealed record Server(ShellWord Word, string What, string Instead);
}
