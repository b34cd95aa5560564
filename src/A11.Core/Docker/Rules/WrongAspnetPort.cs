using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Docker.Model;
using A11.Core.Files;
using A11.Core.Images;

namespace A11.Core.Docker.Rules;

/// <summary>Finds ASP.NET Core images that expose port 80 and listen on 8080.</summary>
public sealed class WrongAspnetPort : DockerRule
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXD6014", "wrong-aspnet-port", "ASP.NET Core images should expose the port that they listen on", Severity.Warning, Category.Correct);

    /// <summary>Variables that set the addresses (ASP.NET Core documentation, “Configure endpoints for the Kestrel web server”).</summary>
    private static readonly string[] AddressVariables = ["ASPNETCORE_URLS", "ASPNETCORE_HTTP_PORTS", "ASPNETCORE_HTTPS_PORTS", "DOTNET_URLS", "DOTNET_HTTP_PORTS", "URLS", "HTTP_PORTS"];

    /// <inheritdoc/>
    public override void Visit(DockerfileModel file, RuleContext context)
    {
        if (file.Final is not { } final || !ListensOn8080(final.Base) || SetsAddress(final))
        {
            return;
        }

        var ports = final.Lineage.SelectMany(stage => stage.Instructions).Where(instruction => instruction.Is("EXPOSE")).SelectMany(instruction => instruction.Words).ToList();
        if (ports.FirstOrDefault(port => port.Value is "80" or "80/tcp") is { Value: not null } old && !ports.Any(port => port.Value.StartsWith("8080", StringComparison.Ordinal)) && !IsSetInCode(context))
        {
            context.Report(this, old.Span, $"{final.Base.Repository} listens on port 8080 since .NET 8, so nothing answers on port 80. Write EXPOSE 8080, or set ENV ASPNETCORE_HTTP_PORTS=80.");
        }
    }

    private static bool ListensOn8080(ImageReference image)
    {
        var tag = image.Tag ?? "";
        var length = tag.AsSpan().IndexOfAnyExceptInRange('0', '9');
        return image.Repository == "mcr.microsoft.com/dotnet/aspnet" && int.TryParse(length < 0 ? tag : tag[..length], out var major) && major >= 8;
    }

    private static bool SetsAddress(Stage final) =>
        AddressVariables.Any(final.End.Variables.Contains)
        || new[] { final.Last("ENTRYPOINT"), final.Last("CMD") }.Any(start => start?.Arguments.Contains("urls", StringComparison.OrdinalIgnoreCase) == true);

    /// <summary>Whether settings or code in the directories of the Dockerfile say where to listen.</summary>
    private static bool IsSetInCode(RuleContext context)
    {
        var directory = context.File.Directory.Length == 0 ? "" : context.File.Directory + "/";
        return context.Repository.Paths.Where(path => path.StartsWith(directory, StringComparison.Ordinal) && MaySetAddress(RepositoryPath.FileName(path)))
            .Any(path => context.Repository.Find(path) is { } file && MentionsAddress(file.Text.Content));
    }

    private static bool MaySetAddress(ReadOnlySpan<char> name) =>
        (name.StartsWith("appsettings", StringComparison.OrdinalIgnoreCase) && name.EndsWith(".json", StringComparison.OrdinalIgnoreCase)) || name is "Program.cs" or "hosting.json";

    private static bool MentionsAddress(string text) =>
        text.Contains("Kestrel", StringComparison.OrdinalIgnoreCase) || text.Contains("Urls", StringComparison.OrdinalIgnoreCase) || text.Contains("Listen", StringComparison.Ordinal);
}
