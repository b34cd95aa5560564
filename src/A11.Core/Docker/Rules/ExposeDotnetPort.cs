using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Docker.Model;
using A11.Core.Files;
using A11.Core.Images;

namespace A11.Core.Docker.Rules;

/// <summary>An ASP.NET Core image exposes the port that it listens on.</summary>
public sealed class ExposeDotnetPort : DockerRule
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXD6014", "dotnet-port", "An ASP.NET Core image exposes the port that it listens on", Severity.Warning, Category.Correct);

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
            context.Report(this, old.Span, $"From .NET 8 on, {final.Base.Repository} listens on 8080 unless it is told otherwise, so nothing answers on 80; expose 8080, or set ASPNETCORE_HTTP_PORTS.");
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

    /// <summary>Whether settings or code in the Dockerfile's folders say where to listen.</summary>
    private static bool IsSetInCode(RuleContext context)
    {
        var folder = context.File.Folder.Length == 0 ? "" : context.File.Folder + "/";
        return context.Repository.Paths.Where(path => path.StartsWith(folder, StringComparison.Ordinal) && MaySetAddress(RepositoryPath.FileName(path)))
            .Any(path => context.Repository.Find(path) is { } file && SaysWhereToListen(file.Text.Content));
    }

    private static bool MaySetAddress(ReadOnlySpan<char> name) =>
        (name.StartsWith("appsettings", StringComparison.OrdinalIgnoreCase) && name.EndsWith(".json", StringComparison.OrdinalIgnoreCase)) || name is "Program.cs" or "hosting.json";

    private static bool SaysWhereToListen(string text) =>
        text.Contains("Kestrel", StringComparison.OrdinalIgnoreCase) || text.Contains("Urls", StringComparison.OrdinalIgnoreCase) || text.Contains("Listen", StringComparison.Ordinal);
}
