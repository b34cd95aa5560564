using A11.Agents.Tests;
using A11.Agents.Tests.Promotion;
using Microsoft.Testing.Platform.Builder;

if (args is [PromotionVictim.Command, var root])
{
    PromotionVictim.Run(root);
    return 0;
}

var builder = await TestApplication.CreateBuilderAsync(args);
SelfRegisteredExtensions.AddSelfRegisteredExtensions(builder, args);
using var application = await builder.BuildAsync();
return await application.RunAsync();
