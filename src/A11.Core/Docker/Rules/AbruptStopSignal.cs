using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Docker.Model;

namespace A11.Core.Docker.Rules;

/// <summary>Finds servers that do not shut down gracefully on the signal that stops their container.</summary>
public sealed class AbruptStopSignal : DockerRule
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXD6005", "abrupt-stop-signal", "Servers should be stopped with their graceful shutdown signal", Severity.Info, Category.Correct);

    /// <summary>Programs, the signal that stops them gracefully (their manuals, “Controlling nginx”, “Stopping and Restarting Apache”, …), and whose images set it themselves.</summary>
    private static readonly (string[] Programs, string Signal, string[] Images)[] Servers =
    [
        (["nginx", "openresty"], "SIGQUIT", ["nginx", "openresty", "ingress"]),
        (["php-fpm"], "SIGQUIT", ["php", "fpm"]),
        (["httpd", "httpd-foreground", "apache2", "apachectl", "apache2ctl", "apache2-foreground"], "SIGWINCH", ["httpd", "php", "apache", "wordpress", "drupal", "nextcloud"]),
        (["postgres"], "SIGINT", ["postgres", "postgis", "timescale"]),
        (["haproxy"], "SIGUSR1", ["haproxy"]),
    ];

    /// <inheritdoc/>
    public override void Visit(Stage stage, DockerfileModel file, RuleContext context)
    {
        if (stage != file.Final || stage.From is null || stage.Last("STOPSIGNAL") is not null || (stage.Last("ENTRYPOINT") ?? stage.Last("CMD")) is not { } start || !stage.Instructions.Contains(start))
        {
            return;
        }

        var commands = InstructionCommands.Read(start, stage, file);
        if (commands.Commands is not [{ Name: { } name } command])
        {
            return;
        }

        foreach (var (programs, signal, images) in Servers)
        {
            if (programs.Contains(name) && !images.Any(image => stage.Base.Repository.Contains(image, StringComparison.Ordinal)))
            {
                context.Within(commands.Map).Report(this, command.Words[0].Span, $"{name} does not shut down gracefully on SIGTERM, which the engine sends by default. Add STOPSIGNAL {signal}.");
            }
        }
    }
}
