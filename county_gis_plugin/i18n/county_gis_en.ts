<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="zh_CN">
 <context>
  <name>workbook</name>
  <message>
   <source>记分卡</source>
   <translation>Scorecard</translation>
  </message>
  <message>
   <source>全县指标</source>
   <translation>County</translation>
  </message>
  <message>
   <source>乡镇指标</source>
   <translation>Townships</translation>
  </message>
  <message>
   <source>目标对比</source>
   <translation>Targets</translation>
  </message>
  <message>
   <source>存疑数据</source>
   <translation>Odd data</translation>
  </message>
  <message>
   <source>服务缺口</source>
   <translation>Service gaps</translation>
  </message>
  <message>
   <source>村庄缺口</source>
   <translation>Village gaps</translation>
  </message>
  <message>
   <source>账目核对</source>
   <translation>Account</translation>
  </message>
  <message>
   <source>服务标准</source>
   <translation>Standards</translation>
  </message>
  <message>
   <source>运行记录</source>
   <translation>Run record</translation>
  </message>
  <message>
   <source>汇总</source>
   <translation>Summary</translation>
  </message>
  <message>
   <source>{}县域诊断：{}</source>
   <translation>{} county diagnosis: {}</translation>
  </message>
  <message>
   <source>县域诊断：{}</source>
   <translation>County diagnosis: {}</translation>
  </message>
  <message>
   <source>未覆盖的村庄</source>
   <translation>villages not served</translation>
  </message>
  <message>
   <source>人口账目核对</source>
   <translation>everyone accounted for</translation>
  </message>
  <message>
   <source>未采用与存疑的数据</source>
   <translation>data not used or odd</translation>
  </message>
  <message>
   <source>方法与出处</source>
   <translation>methods and sources</translation>
  </message>
  <message>
   <source>服务半径与出处</source>
   <translation>radii and sources</translation>
  </message>
  <message>
   <source>方法</source>
   <translation>Methods</translation>
  </message>
  <message>
   <source>参数</source>
   <translation>Parameters</translation>
  </message>
  <message>
   <source>指标公式</source>
   <translation>Formulas of the indicators</translation>
  </message>
  <message>
   <source>采用的标准</source>
   <translation>Standards used</translation>
  </message>
  <message>
   <source>输入图层</source>
   <translation>Input layers</translation>
  </message>
  <message>
   <source>软件与版本</source>
   <translation>Software and versions</translation>
  </message>
  <message>
   <source>日期：{}</source>
   <translation>Date: {}</translation>
  </message>
  <message>
   <source>数据来源：{}</source>
   <translation>Source of the data: {}</translation>
  </message>
  <message>
   <source>县城类型：{}；评价年份：{}</source>
   <translation>Type of county: {}; year: {}</translation>
  </message>
  <message>
   <source>维度权重：{}（惯例，可编辑）</source>
   <translation>Weights of the dimensions: {} (a convention, to be edited)</translation>
  </message>
  <message>
   <source>不可量化：项目、类型或试点，没有可由地图或统计得出的数值。</source>
   <translation>not spatial: projects, types or pilots without a figure that maps or statistics could tell.</translation>
  </message>
  <message>
   <source>未采用或存疑的数据，共 {} 行。</source>
   <translation>{} rows of data were not used or are odd.</translation>
  </message>
  <message>
   <source>各原因的行数与人口之和等于输入的行数与人口；乡镇之和等于全县。</source>
   <translation>Rows and people by reason add up to the input, and the townships to the county.</translation>
  </message>
  <message>
   <source>{}得分</source>
   <translation>{}: score</translation>
  </message>
  <message>
   <source>引用文件</source>
   <translation>Documents cited</translation>
  </message>
  <message>
   <source>人口：{}</source>
   <translation>People: {}</translation>
  </message>
  <message>
   <source>全县</source>
   <translation>County</translation>
  </message>
  <message>
   <source>（不在任何乡镇内）</source>
   <translation>(in no township)</translation>
  </message>
  <message>
   <source>综合</source>
   <translation>Total</translation>
  </message>
  <message>
   <source>总体</source>
   <translation>Overall</translation>
  </message>
  <message>
   <source>产业</source>
   <translation>Industry</translation>
  </message>
  <message>
   <source>基础设施</source>
   <translation>Infrastructure</translation>
  </message>
  <message>
   <source>公共服务</source>
   <translation>Public services</translation>
  </message>
  <message>
   <source>城乡融合</source>
   <translation>Urban-rural integration</translation>
  </message>
  <message>
   <source>好</source>
   <translation>good</translation>
  </message>
  <message>
   <source>较好</source>
   <translation>fair</translation>
  </message>
  <message>
   <source>较弱</source>
   <translation>weak</translation>
  </message>
  <message>
   <source>有缺口</source>
   <translation>gap</translation>
  </message>
  <message>
   <source>计算</source>
   <translation>computed</translation>
  </message>
  <message>
   <source>统计</source>
   <translation>joined</translation>
  </message>
  <message>
   <source>统计数据</source>
   <translation>Statistics</translation>
  </message>
  <message>
   <source>不适用</source>
   <translation>not applicable</translation>
  </message>
  <message>
   <source>千米/平方千米</source>
   <translation>km/km²</translation>
  </message>
  <message>
   <source>分钟</source>
   <translation>min</translation>
  </message>
  <message>
   <source>千米</source>
   <translation>km</translation>
  </message>
  <message>
   <source>米</source>
   <translation>m</translation>
  </message>
  <message>
   <source>平方米/人</source>
   <translation>m²/person</translation>
  </message>
  <message>
   <source>张/千人</source>
   <translation>beds/1000 people</translation>
  </message>
  <message>
   <source>指数</source>
   <translation>index</translation>
  </message>
  <message>
   <source>所</source>
   <translation>sites</translation>
  </message>
  <message>
   <source>未提供所需的结果表</source>
   <translation>no result table</translation>
  </message>
  <message>
   <source>结果表中没有该项</source>
   <translation>not in the table</translation>
  </message>
  <message>
   <source>分母为零或数据缺失</source>
   <translation>no denominator</translation>
  </message>
  <message>
   <source>没有建成区数据</source>
   <translation>no built-up area</translation>
  </message>
  <message>
   <source>未提供统计数据</source>
   <translation>no statistics</translation>
  </message>
  <message>
   <source>分子大于分母</source>
   <translation>part above whole</translation>
  </message>
  <message>
   <source>填报的村庄太少</source>
   <translation>too few villages say</translation>
  </message>
  <message>
   <source>全部村庄（含城镇社区）</source>
   <translation>all villages, communities in town too</translation>
  </message>
  <message>
   <source>全部土地（没有建成区）</source>
   <translation>all land: no built-up land is known</translation>
  </message>
  <message>
   <source>自然村</source>
   <translation>Natural villages</translation>
  </message>
  <message>
   <source>晚于评价年份</source>
   <translation>later than the year of the report</translation>
  </message>
  <message>
   <source>同一年份有两个数</source>
   <translation>two figures of one year</translation>
  </message>
  <message>
   <source>按此读取</source>
   <translation>read as this</translation>
  </message>
  <message>
   <source>只对全县计算</source>
   <translation>for the county only</translation>
  </message>
  <message>
   <source>替代口径：接通的管线服务距离内</source>
   <translation>proxy: near a connected pipe</translation>
  </message>
  <message>
   <source>替代口径：任意管线服务距离内</source>
   <translation>proxy: near any pipe</translation>
  </message>
  <message>
   <source>村内有设施、联合设置或可不单设</source>
   <translation>a site inside, a joint one, or none needed</translation>
  </message>
  <message>
   <source>村级统计表</source>
   <translation>Village table</translation>
  </message>
  <message>
   <source>含服务半径内有设施的村</source>
   <translation>villages with one within the radius too</translation>
  </message>
  <message>
   <source>城镇居住用地</source>
   <translation>urban housing land</translation>
  </message>
  <message>
   <source>全部居住用地</source>
   <translation>all housing land</translation>
  </message>
  <message>
   <source>本县</source>
   <translation>own county</translation>
  </message>
  <message>
   <source>县</source>
   <translation>county</translation>
  </message>
  <message>
   <source>市</source>
   <translation>city</translation>
  </message>
  <message>
   <source>省</source>
   <translation>province</translation>
  </message>
  <message>
   <source>全国</source>
   <translation>national</translation>
  </message>
  <message>
   <source>不低于</source>
   <translation>at least</translation>
  </message>
  <message>
   <source>不高于</source>
   <translation>at most</translation>
  </message>
  <message>
   <source>全部</source>
   <translation>all</translation>
  </message>
  <message>
   <source>参照</source>
   <translation>baseline</translation>
  </message>
  <message>
   <source>对照</source>
   <translation>beside</translation>
  </message>
  <message>
   <source>不可量化</source>
   <translation>not spatial</translation>
  </message>
  <message>
   <source>是</source>
   <translation>yes</translation>
  </message>
  <message>
   <source>否</source>
   <translation>no</translation>
  </message>
  <message>
   <source>不分类型</source>
   <translation>no type</translation>
  </message>
  <message>
   <source>没有可用的几何</source>
   <translation>no usable geometry</translation>
  </message>
  <message>
   <source>远离道路</source>
   <translation>off the network</translation>
  </message>
  <message>
   <source>路网不连通</source>
   <translation>unconnected</translation>
  </message>
  <message>
   <source>超出服务半径</source>
   <translation>beyond</translation>
  </message>
  <message>
   <source>路网距离</source>
   <translation>network distance</translation>
  </message>
  <message>
   <source>步行时间</source>
   <translation>walking time</translation>
  </message>
  <message>
   <source>电动自行车骑行时间</source>
   <translation>e-bike time</translation>
  </message>
  <message>
   <source>驾车时间</source>
   <translation>driving time</translation>
  </message>
  <message>
   <source>城镇</source>
   <translation>towns</translation>
  </message>
  <message>
   <source>农村</source>
   <translation>country</translation>
  </message>
  <message>
   <source>城镇和农村</source>
   <translation>towns and country</translation>
  </message>
  <message>
   <source>居民到设施</source>
   <translation>people to facility</translation>
  </message>
  <message>
   <source>设施到居民</source>
   <translation>facility to people</translation>
  </message>
  <message>
   <source>已核对出处</source>
   <translation>verified</translation>
  </message>
  <message>
   <source>二手来源，待核对原文</source>
   <translation>secondary</translation>
  </message>
  <message>
   <source>出自旧版标准</source>
   <translation>from an earlier edition</translation>
  </message>
  <message>
   <source>待核对原文</source>
   <translation>to be checked</translation>
  </message>
  <message>
   <source>惯例值，无标准依据</source>
   <translation>convention</translation>
  </message>
  <message>
   <source>由数据中的年龄字段计算</source>
   <translation>computed from the ages in the data</translation>
  </message>
  <message>
   <source>标准表中的默认比例</source>
   <translation>share of the standards' table</translation>
  </message>
  <message>
   <source>常住人口</source>
   <translation>all people</translation>
  </message>
  <message>
   <source>本次运行给定，替代标准值</source>
   <translation>given in this run, in place of the standard</translation>
  </message>
  <message>
   <source>完成</source>
   <translation>done</translation>
  </message>
  <message>
   <source>缺数据</source>
   <translation>missing data</translation>
  </message>
  <message>
   <source>失败</source>
   <translation>failed</translation>
  </message>
  <message>
   <source>构建路网</source>
   <translation>Networks</translation>
  </message>
  <message>
   <source>道路覆盖</source>
   <translation>Road coverage</translation>
  </message>
  <message>
   <source>管网覆盖</source>
   <translation>Pipe coverage</translation>
  </message>
  <message>
   <source>设施覆盖</source>
   <translation>Site coverage</translation>
  </message>
  <message>
   <source>廊道缺口</source>
   <translation>Corridor gaps</translation>
  </message>
  <message>
   <source>公园绿地覆盖</source>
   <translation>Green coverage</translation>
  </message>
  <message>
   <source>县域指标</source>
   <translation>County indicators</translation>
  </message>
  <message>
   <source>按标准</source>
   <translation>by the standard</translation>
  </message>
  <message>
   <source>中文</source>
   <translation>Chinese</translation>
  </message>
  <message>
   <source>英文</source>
   <translation>English</translation>
  </message>
  <message>
   <source>现状</source>
   <translation>existing</translation>
  </message>
  <message>
   <source>道路</source>
   <translation>Roads</translation>
  </message>
  <message>
   <source>设施</source>
   <translation>Facilities</translation>
  </message>
  <message>
   <source>村庄（居民点）</source>
   <translation>Villages</translation>
  </message>
  <message>
   <source>人口栅格</source>
   <translation>Population raster</translation>
  </message>
  <message>
   <source>乡镇界</source>
   <translation>Townships</translation>
  </message>
  <message>
   <source>建成区</source>
   <translation>Built-up area</translation>
  </message>
  <message>
   <source>障碍</source>
   <translation>Barriers</translation>
  </message>
  <message>
   <source>充电站</source>
   <translation>Charging stations</translation>
  </message>
  <message>
   <source>寄递物流点</source>
   <translation>Logistics points</translation>
  </message>
  <message>
   <source>公交站点</source>
   <translation>Bus stops</translation>
  </message>
  <message>
   <source>管线</source>
   <translation>Pipes</translation>
  </message>
  <message>
   <source>阀门</source>
   <translation>Valves</translation>
  </message>
  <message>
   <source>公园绿地</source>
   <translation>Parks</translation>
  </message>
  <message>
   <source>公园入口</source>
   <translation>Park entrances</translation>
  </message>
  <message>
   <source>居住用地</source>
   <translation>Residential land</translation>
  </message>
  <message>
   <source>乡镇驻地</source>
   <translation>Seats of townships</translation>
  </message>
  <message>
   <source>统计表</source>
   <translation>Statistics</translation>
  </message>
  <message>
   <source>目标表</source>
   <translation>Targets</translation>
  </message>
  <message>
   <source>各指标由其他分析的结果表按乡镇和全县取得，不重复计算；没有结果表的指标为缺失。</source>
   <translation>Every indicator is taken, by township and for the county, from the result tables of the other analyses, and computed nowhere else; where there is no table it is missing.</translation>
  </message>
  <message>
   <source>统计表给出的数值代替计算值，计算值列在旁边；同一指标有多年数据时取最近一年。</source>
   <translation>A figure of the statistics takes the place of the computed one, which stands beside it; of several years the latest counts.</translation>
  </message>
  <message>
   <source>先用本县目标，其次市、省、全国目标；县、市、省目标只用于代码相符的县。参照为所在地区公布的水平，没有目标时才用于计分。</source>
   <translation>The county's own target counts first, then those of city, province and nation; targets of a place hold only for counties whose code begins with its code. A baseline is what the area has published, and is scored only where there is no target.</translation>
  </message>
  <message>
   <source>不低于：数值÷目标，最高 1；不高于：目标÷数值，最高 1；全部：达到的比例；参照：同不低于，越低越好的同不高于。达标的得分为 1，未达标的小于 1：取整时不进到 1，也不进到更高的等级。惯例，无标准依据。</source>
   <translation>At least: value ÷ target, at most 1; at most: target ÷ value, at most 1; all: the share reached; baseline: as at least, or at most where less is better. The score is 1 where the target is met and below 1 where it is not: it is not rounded up to 1, nor to a better grade. A convention, from no standard.</translation>
  </message>
  <message>
   <source>指标得分为其各项数值得分的平均，维度得分为其指标的平均，综合得分按维度权重加权。缺失与无目标的不计入平均，权重分给其余，个数另列；缺失不按零计。</source>
   <translation>An indicator's score is the mean of its figures', a dimension's the mean of its indicators', and the total is weighted by dimension. What is missing or has no target is left out of the mean, its weight goes to the rest, and its number is given; it is never zero.</translation>
  </message>
  <message>
   <source>0.90 及以上为好，0.75 为较好，0.60 为较弱，以下为有缺口（惯例）。</source>
   <translation>good from 0.90, fair from 0.75, weak from 0.60, gap below (a convention).</translation>
  </message>
  <message>
   <source>排名</source>
   <translation>Rank</translation>
  </message>
  <message>
   <source>计分指标数不足全县三分之一的乡镇不排名，得分照列（惯例）。</source>
   <translation>A township with fewer than a third as many scored indicators as the county has no rank; its score is given (a convention).</translation>
  </message>
  <message>
   <source>空白单元格</source>
   <translation>Empty cells</translation>
  </message>
  <message>
   <source>缺失或不适用，不是零。</source>
   <translation>Missing or not applicable, not zero.</translation>
  </message>
  <message>
   <source>总路程（总用时）不超过服务半径。总路程 = 出行点到道路的直线段 + 路网 + 道路到设施的直线段。</source>
   <translation>The total cost is within the radius. Total = straight leg to the road + network + straight leg from the road.</translation>
  </message>
  <message>
   <source>时间方式</source>
   <translation>Modes of time</translation>
  </message>
  <message>
   <source>直线段按步行速度计时；路网成本按各道路的行驶速度计时。</source>
   <translation>Straight legs are walked; on the network the speed of each road counts.</translation>
  </message>
  <message>
   <source>原因的判定次序</source>
   <translation>Order of the reasons</translation>
  </message>
  <message>
   <source>没有可用的几何 → 县域外 → 远离道路 → 路网不连通 → 超出服务半径 → 已覆盖；每行只有一个原因，各原因之和等于输入。</source>
   <translation>no usable geometry → outside the county → off the network → unconnected → beyond → served; every row has one reason, and all reasons together are the input.</translation>
  </message>
  <message>
   <source>人口</source>
   <translation>People</translation>
  </message>
  <message>
   <source>该服务的对象人口：有年龄字段时取年龄字段，否则按比例由总人口估算并标明。人口缺失不按零计。</source>
   <translation>Those in need of the service: the field of their ages where there is one, else a share of all people, marked as estimated. Missing people are never zero.</translation>
  </message>
  <message>
   <source>三种覆盖率</source>
   <translation>Three shares</translation>
  </message>
  <message>
   <source>村庄覆盖率、人口覆盖率、面积覆盖率并列；人口覆盖率的分母是人口已知的部分。</source>
   <translation>Villages, people and land stand side by side; the share of people is of those known.</translation>
  </message>
  <message>
   <source>城镇与农村</source>
   <translation>Town and country</translation>
  </message>
  <message>
   <source>位于建成区内、或城乡分类代码以 1 开头（123 除外）的为城镇，其余为农村；二者取标准的不同行。</source>
   <translation>Urban is what lies in the built-up area, or has an urban-rural class that begins with 1 (but 123); all else is rural. The standards differ.</translation>
  </message>
  <message>
   <source>直线对照</source>
   <translation>Straight line</translation>
  </message>
  <message>
   <source>以设施为圆心、服务半径为半径的圆内计为直线覆盖；“直线内、路网外”是圆内但路网成本超出半径的人口。</source>
   <translation>Inside the circle of the radius around a facility; the people inside it who are beyond the radius by road are given.</translation>
  </message>
  <message>
   <source>平均与中位</source>
   <translation>Mean and median</translation>
  </message>
  <message>
   <source>按人口加权；全部人口缺失时按行计。城镇与农村计量单位不同时，只含农村。</source>
   <translation>Weighted by people; by rows where all people are missing. Rural places only, where town and country are measured in different units.</translation>
  </message>
  <message>
   <source>未覆盖的村庄，先列无路可达的（–），再按成本由大到小，最多五个。</source>
   <translation>Of the villages not served: first those without any way (–), then by cost, at most five.</translation>
  </message>
  <message>
   <source>缺口排名</source>
   <translation>Rank of the gap</translation>
  </message>
  <message>
   <source>1 为人口覆盖率最低的乡镇（人口缺失时用村庄覆盖率）；相同时缺口人口多者在前；没有缺口的不排名。</source>
   <translation>1 is the township with the lowest share of people served (of villages where people are missing); of equals the one with more people not served; without a gap no rank.</translation>
  </message>
  <message>
   <source>数据边缘</source>
   <translation>Edge of the data</translation>
  </message>
  <message>
   <source>到数据边缘比到已知最近设施更近的点：边缘之外可能有更近的设施，结果偏保守。</source>
   <translation>Points nearer to the edge of the data than to the nearest known facility: there may be a nearer one beyond the edge.</translation>
  </message>
  <message>
   <source>取整</source>
   <translation>Rounding</translation>
  </message>
  <message>
   <source>人口以整数显示；合计与覆盖率按未取整的数计算。</source>
   <translation>People are shown as whole numbers; sums and shares are of those not rounded.</translation>
  </message>
  <message>
   <source>{}公共服务设施服务缺口分析：{}</source>
   <translation>{} service gaps: {}</translation>
  </message>
  <message>
   <source>公共服务设施服务缺口分析：{}</source>
   <translation>Service gaps: {}</translation>
  </message>
  <message>
   <source>路径</source>
   <translation>Routes</translation>
  </message>
  <message>
   <source>排除要素</source>
   <translation>Left out</translation>
  </message>
  <message>
   <source>到最近设施的路径</source>
   <translation>ways to the nearest facility</translation>
  </message>
  <message>
   <source>排除的要素</source>
   <translation>features left out</translation>
  </message>
  <message>
   <source>{}服务半径：{}</source>
   <translation>Radius, {}: {}</translation>
  </message>
  <message>
   <source>{}：设施数据中没有这类设施，无人被覆盖。</source>
   <translation>{}: the facilities have none of this kind; nobody is served.</translation>
  </message>
  <message>
   <source>共 {} 类服务；各服务的半径与出处见“说明”表。</source>
   <translation>{} services; their radii and sources stand on the sheet Notes.</translation>
  </message>
  <message>
   <source>设施数据中没有以下服务的设施，无人被覆盖：{}。</source>
   <translation>The facilities have none for these services, and nobody is served: {}.</translation>
  </message>
  <message>
   <source>每个村庄到最近设施的路径；线形见图层“routes”，全长含两端直线段。</source>
   <translation>The way from each village to its nearest facility; its line is in the layer routes; the whole way has the straight legs at both ends.</translation>
  </message>
  <message>
   <source>未参加计算的要素，共 {} 行；村庄仍计入账目。</source>
   <translation>{} rows of features that had no part in the computation; villages stay in the account.</translation>
  </message>
  <message>
   <source>对字段取值的提示不在此列，见结果图层与日志。</source>
   <translation>Notes on values of fields are not listed here; see the result layer and the log.</translation>
  </message>
  <message>
   <source>不计入“{}”</source>
   <translation>not counted for {}</translation>
  </message>
  <message>
   <source>距最近道路 {} 米</source>
   <translation>{} m from the nearest road</translation>
  </message>
  <message>
   <source>规划未建</source>
   <translation>planned</translation>
  </message>
  <message>
   <source>在建</source>
   <translation>being built</translation>
  </message>
  <message>
   <source>已停用</source>
   <translation>closed</translation>
  </message>
  <message>
   <source>非公办或非公用</source>
   <translation>not public</translation>
  </message>
  <message>
   <source>等级不明</source>
   <translation>grade not known</translation>
  </message>
  <message>
   <source>等级不足</source>
   <translation>grade too low</translation>
  </message>
  <message>
   <source>面积不明</source>
   <translation>size not known</translation>
  </message>
  <message>
   <source>面积不足</source>
   <translation>too small</translation>
  </message>
  <message>
   <source>面积过大</source>
   <translation>too large</translation>
  </message>
  <message>
   <source>坐标无效</source>
   <translation>bad coordinates</translation>
  </message>
  <message>
   <source>不是线要素</source>
   <translation>not a line</translation>
  </message>
  <message>
   <source>长度为零</source>
   <translation>no length</translation>
  </message>
  <message>
   <source>城镇：{}</source>
   <translation>towns: {}</translation>
  </message>
  <message>
   <source>农村：{}</source>
   <translation>country: {}</translation>
  </message>
  <message>
   <source>本次给定</source>
   <translation>given in this run</translation>
  </message>
  <message>
   <source>由距离换算</source>
   <translation>computed from a distance</translation>
  </message>
  <message>
   <source>{}：总量核对</source>
   <translation>{}: totals</translation>
  </message>
  <message>
   <source>未参加计算的要素与取值可疑的要素，共 {} 行。</source>
   <translation>{} rows of features that had no part in the computation, or whose values are odd.</translation>
  </message>
  <message>
   <source>各乡镇合计与县域外之和等于输入合计。</source>
   <translation>The townships and what lies outside add up to the input.</translation>
  </message>
  <message>
   <source>总量核对</source>
   <translation>totals</translation>
  </message>
  <message>
   <source>排除与存疑的要素</source>
   <translation>features left out or odd</translation>
  </message>
  <message>
   <source>全部路线</source>
   <translation>All routes</translation>
  </message>
  <message>
   <source>上行（桩号增大）</source>
   <translation>up (mileposts grow)</translation>
  </message>
  <message>
   <source>下行（桩号减小）</source>
   <translation>down (mileposts fall)</translation>
  </message>
  <message>
   <source>绘制方向</source>
   <translation>as drawn</translation>
  </message>
  <message>
   <source>反方向</source>
   <translation>against</translation>
  </message>
  <message>
   <source>{}公路沿线服务空白分析：{}</source>
   <translation>{} gaps along routes: {}</translation>
  </message>
  <message>
   <source>公路沿线服务空白分析：{}</source>
   <translation>Gaps along routes: {}</translation>
  </message>
  <message>
   <source>上行里程（米）</source>
   <translation>Length up (m)</translation>
  </message>
  <message>
   <source>下行里程（米）</source>
   <translation>Length down (m)</translation>
  </message>
  <message>
   <source>上行空白路段（米）</source>
   <translation>Gaps up (m)</translation>
  </message>
  <message>
   <source>下行空白路段（米）</source>
   <translation>Gaps down (m)</translation>
  </message>
  <message>
   <source>不计入</source>
   <translation>not counted</translation>
  </message>
  <message>
   <source>不对外开放</source>
   <translation>not open to all</translation>
  </message>
  <message>
   <source>空白路段</source>
   <translation>Gaps</translation>
  </message>
  <message>
   <source>沿允许行驶方向到最近设施的最短路网距离（含设施到道路的直线段）超过限值的路段；起止点可在道路中间。</source>
   <translation>Stretches from which the nearest site is farther than the limit, along the network in the direction of travel and with the straight leg to the site; they may begin and end within a road.</translation>
  </message>
  <message>
   <source>上下行分别判定；单行的一幅只计本方向。</source>
   <translation>Both directions are judged apart; a one-way carriageway in its own direction only.</translation>
  </message>
  <message>
   <source>里程</source>
   <translation>Length</translation>
  </message>
  <message>
   <source>沿线最大间距</source>
   <translation>Largest spacing</translation>
  </message>
  <message>
   <source>达到 {} 平方米</source>
   <translation>reaches {} m²</translation>
  </message>
  <message>
   <source>居住用地在公园服务半径内的比例，与 {} 比较（GB 55014-2021）；城镇居住用地为建成区内的居住用地。重叠的用地只计一次。</source>
   <translation>The share of housing land within the radius of a park, held against {} (GB 55014-2021); urban housing land is that in the built-up area. Overlapping land counts once.</translation>
  </message>
  <message>
   <source>{}（平方米）</source>
   <translation>{} (m²)</translation>
  </message>
  <message>
   <source>覆盖</source>
   <translation>covered</translation>
  </message>
  <message>
   <source>{}覆盖</source>
   <translation>covered by {}</translation>
  </message>
  <message>
   <source>雨污分流</source>
   <translation>Separated sewers</translation>
  </message>
  <message>
   <source>路线间断</source>
   <translation>interruption of the route</translation>
  </message>
  <message>
   <source>间断</source>
   <translation>Interruptions</translation>
  </message>
  <message>
   <source>没有道路标有该编号的间隔（大于 {} 米）：里程、最长空白、最大间距按直线计入，里程合计不计。</source>
   <translation>Stretches (longer than {} m) where no road bears the number: mileposts, longest gap and largest spacing count them straight, sums of length do not.</translation>
  </message>
  <message>
   <source>沿本数据中路线量得的米数，不是公路登记的桩号；一路多号的路段属于各条路线，合计只计一次。</source>
   <translation>Metres along the route in these data, not the mileposts of the register; a stretch of several numbers belongs to each of them, and counts once in the sum.</translation>
  </message>
  <message>
   <source>设施之间或设施与路线端点之间，沿路线本方向的最大距离；设施须从路线行驶可达且不超过“点到道路的最大距离”。</source>
   <translation>The largest distance along the route in its direction between sites, or between a site and an end; a site must be reached from the route by car, no farther off the road than the largest distance to the network.</translation>
  </message>
  <message>
   <source>大型（5000 平方米及以上）</source>
   <translation>large (5,000 m² or more)</translation>
  </message>
  <message>
   <source>小型（2000—5000 平方米）</source>
   <translation>small (2,000 to 5,000 m²)</translation>
  </message>
  <message>
   <source>规划或已停用</source>
   <translation>planned or closed</translation>
  </message>
  <message>
   <source>小于 2000 平方米</source>
   <translation>below 2,000 m²</translation>
  </message>
  <message>
   <source>入口远离道路</source>
   <translation>entrance off the network</translation>
  </message>
  <message>
   <source>路网</source>
   <translation>road</translation>
  </message>
  <message>
   <source>直线</source>
   <translation>straight line</translation>
  </message>
  <message>
   <source>{}公园绿地覆盖分析：{}</source>
   <translation>{} park coverage: {}</translation>
  </message>
  <message>
   <source>公园绿地覆盖分析：{}</source>
   <translation>Park coverage: {}</translation>
  </message>
  <message>
   <source>城镇人口</source>
   <translation>Urban people</translation>
  </message>
  <message>
   <source>全部人口</source>
   <translation>All people</translation>
  </message>
  <message>
   <source>村庄（居民点）数</source>
   <translation>Villages</translation>
  </message>
  <message>
   <source>人口栅格像元数</source>
   <translation>Population cells</translation>
  </message>
  <message>
   <source>附近没有公园</source>
   <translation>no park near</translation>
  </message>
  <message>
   <source>入口</source>
   <translation>entrances</translation>
  </message>
  <message>
   <source>边界</source>
   <translation>edge</translation>
  </message>
  <message>
   <source>公园规模按图形实测。从入口（公园 30 米内的点）算起，没有入口时从边界算起，沿道路计，含两端直线段；直线覆盖为对照。</source>
   <translation>Parks are measured as drawn. From the entrances (points within 30 m), or from all the edge where there are none, along roads with the straight legs at both ends; the straight line stands beside.</translation>
  </message>
  <message>
   <source>人均公园面积</source>
   <translation>Park area a person</translation>
  </message>
  <message>
   <source>全部现状公园面积（含小公园）除以城镇人口；没有建成区与城乡分类时除以全部人口。全县只计人口已知的乡镇；有村庄人口缺失时不判定是否达标。</source>
   <translation>All existing parks, small ones too, divided by urban people; by all people where neither the built-up area nor urban-rural classes are known. For the county only townships with known people count; where a village has none it is not judged.</translation>
  </message>
  <message>
   <source>未覆盖村庄</source>
   <translation>Villages not covered</translation>
  </message>
  <message>
   <source>未覆盖居住用地</source>
   <translation>Housing land not covered</translation>
  </message>
  <message>
   <source>{}：长度（米）</source>
   <translation>{}: length (m)</translation>
  </message>
  <message>
   <source>{}：管段数</source>
   <translation>{}: pipes</translation>
  </message>
  <message>
   <source>村级统计</source>
   <translation>village statistics</translation>
  </message>
  <message>
   <source>统计与管线推算并用</source>
   <translation>statistics and proxy</translation>
  </message>
  <message>
   <source>管线推算</source>
   <translation>proxy</translation>
  </message>
  <message>
   <source>管线推算（未区分是否接通）</source>
   <translation>proxy (connected or not)</translation>
  </message>
  <message>
   <source>乡镇面积</source>
   <translation>township</translation>
  </message>
  <message>
   <source>建成区面积</source>
   <translation>built-up area</translation>
  </message>
  <message>
   <source>孤立（所在管网没有厂站）</source>
   <translation>isolated (system without a plant)</translation>
  </message>
  <message>
   <source>被阀门或流向隔断</source>
   <translation>cut off by valve or flow</translation>
  </message>
  <message>
   <source>改造</source>
   <translation>Renewal</translation>
  </message>
  <message>
   <source>不详</source>
   <translation>not known</translation>
  </message>
  <message>
   <source>未改造</source>
   <translation>not renewed</translation>
  </message>
  <message>
   <source>输送干管</source>
   <translation>transmission</translation>
  </message>
  <message>
   <source>配水（收集）管</source>
   <translation>distribution</translation>
  </message>
  <message>
   <source>入户管</source>
   <translation>service pipe</translation>
  </message>
  <message>
   <source>压力管</source>
   <translation>pressure pipe</translation>
  </message>
  <message>
   <source>分类</source>
   <translation>By</translation>
  </message>
  <message>
   <source>{}市政管网覆盖分析：{}</source>
   <translation>{} pipe coverage: {}</translation>
  </message>
  <message>
   <source>市政管网覆盖分析：{}</source>
   <translation>Pipe coverage: {}</translation>
  </message>
  <message>
   <source>无</source>
   <translation>none</translation>
  </message>
  <message>
   <source>村庄人口（人）</source>
   <translation>People of villages</translation>
  </message>
  <message>
   <source>居住用地面积（平方米）</source>
   <translation>Housing land (m²)</translation>
  </message>
  <message>
   <source>人口栅格人口（人）</source>
   <translation>People of the raster</translation>
  </message>
  <message>
   <source>没有类别</source>
   <translation>no medium</translation>
  </message>
  <message>
   <source>取值无法识别</source>
   <translation>not understood</translation>
  </message>
  <message>
   <source>没有级别字段</source>
   <translation>no field for the role</translation>
  </message>
  <message>
   <source>年份有误</source>
   <translation>odd year</translation>
  </message>
  <message>
   <source>逆坡</source>
   <translation>uphill</translation>
  </message>
  <message>
   <source>排水类别不明</source>
   <translation>drainage of no stated kind</translation>
  </message>
  <message>
   <source>附近没有管线</source>
   <translation>no pipe near</translation>
  </message>
  <message>
   <source>未投入使用</source>
   <translation>not in use</translation>
  </message>
  <message>
   <source>状态不明</source>
   <translation>status not known</translation>
  </message>
  <message>
   <source>类别取自图层名称</source>
   <translation>medium from the layer's name</translation>
  </message>
  <message>
   <source>服务人口多于人口</source>
   <translation>more served than live there</translation>
  </message>
  <message>
   <source>建筑</source>
   <translation>Buildings</translation>
  </message>
  <message>
   <source>管网构成</source>
   <translation>Make-up</translation>
  </message>
  <message>
   <source>孤立管段</source>
   <translation>Isolated parts</translation>
  </message>
  <message>
   <source>采用的服务距离与更新年限</source>
   <translation>Service distances and ages of renewal used</translation>
  </message>
  <message>
   <source>长度</source>
   <translation>Length</translation>
  </message>
  <message>
   <source>在用（现状或未注明）管线的长度；停用、在建、规划的另列。边界上的管段归代码较小的乡镇，只计一次。</source>
   <translation>Length of pipes in use (existing, or not said); those closed, being built or planned stand apart. A pipe on a border belongs to the lower code, once.</translation>
  </message>
  <message>
   <source>管网密度</source>
   <translation>Density</translation>
  </message>
  <message>
   <source>建成区内管线长度 ÷ 建成区面积；没有建成区数据时为全部长度 ÷ 乡镇面积，“面积口径”一列注明。</source>
   <translation>Length in the built-up area ÷ built-up area; all length ÷ township where that is not known, as the column says.</translation>
  </message>
  <message>
   <source>从厂站沿管线追踪（污水、雨水顺流向到厂；泵站不是厂站）：与厂站相接（5 米内）的管线均由其供给，厂站不与管线相接时为限定距离内的全部管端和各独立管网的最近处；关闭的阀门、超过容差的断口、停用或类别不明的管段都会中断。没有厂站资料的类别，连通情况为空白，不是零。</source>
   <translation>Traced from the plants along the pipes (sewage and storm water flow to theirs; a pumping station is no plant): a plant feeds all pipes that it touches (within 5 m), else all pipe ends within the distance and the nearest of each separate network; closed valves, gaps wider than the tolerance, and pipes out of use or of no known medium end it. Where no plant of a medium is known it is empty, not zero.</translation>
  </message>
  <message>
   <source>服务人口</source>
   <translation>People served</translation>
  </message>
  <message>
   <source>有村级统计（通自来水人口、污水是否处理）的村庄以统计为准，逐村采用；其余按到连通的配水（收集）管的直线距离推算。人口取自栅格时，村域内的像元（没有村域时为本乡镇内离该村最近的像元）归该村，由该村统计代替。全县为各乡镇之和。总人口缺失的村庄，其服务人口另列，不计入服务人口与比例。</source>
   <translation>Villages of which the village table speaks (people with tap water, sewage treated) count by it, village by village; the others by the straight distance to a joined distribution pipe. Of a raster the cells on a village's land (without it, those of the township that are nearest to it) are the village's, and its statistics take their place. The county is the sum of its townships. Served people of villages without a total stand apart, in neither sum nor share.</translation>
  </message>
  <message>
   <source>服务距离</source>
   <translation>Service distance</translation>
  </message>
  <message>
   <source>给水、燃气、热力 100 米，污水 50 米：惯例值，无标准依据；只是推算，可自行给定。</source>
   <translation>Water, gas and heat 100 m, sewage 50 m: a convention, from no standard; a proxy only, to be given by yourself.</translation>
  </message>
  <message>
   <source>（雨水管 + 污水管）÷（雨水管 + 污水管 + 合流管）。</source>
   <translation>(storm drains + sewers) ÷ (storm drains + sewers + combined sewers).</translation>
  </message>
  <message>
   <source>未改造且管龄达到年限（给水 30 年，燃气、热力 20 年，国办发〔2022〕22号）的长度；还须经评估。</source>
   <translation>Length not renewed and as old as the limit (water 30 years, gas and heat 20: State Council Office 2022 No. 22); to be assessed still.</translation>
  </message>
  <message>
   <source>箱涵</source>
   <translation>Box sections</translation>
  </message>
  <message>
   <source>400X300 一类断面按面积相等的圆管折算管径。</source>
   <translation>Sections such as 400X300 count as the round pipe of equal area.</translation>
  </message>
  <message>
   <source>未通三级及以上公路的乡镇，需改造的低等级路段。</source>
   <translation>The roads of low class to be rebuilt for townships that no road of class III or better joins.</translation>
  </message>
  <message>
   <source>高速公路</source>
   <translation>motorway</translation>
  </message>
  <message>
   <source>一级公路</source>
   <translation>class I</translation>
  </message>
  <message>
   <source>二级公路</source>
   <translation>class II</translation>
  </message>
  <message>
   <source>三级公路</source>
   <translation>class III</translation>
  </message>
  <message>
   <source>四级公路</source>
   <translation>class IV</translation>
  </message>
  <message>
   <source>等外公路</source>
   <translation>below class</translation>
  </message>
  <message>
   <source>城市道路</source>
   <translation>streets</translation>
  </message>
  <message>
   <source>机耕路</source>
   <translation>track</translation>
  </message>
  <message>
   <source>小路</source>
   <translation>path</translation>
  </message>
  <message>
   <source>人行道</source>
   <translation>footway</translation>
  </message>
  <message>
   <source>台阶</source>
   <translation>steps</translation>
  </message>
  <message>
   <source>禁行路段</source>
   <translation>restricted</translation>
  </message>
  <message>
   <source>其他（等级不识别）</source>
   <translation>other (class not understood)</translation>
  </message>
  <message>
   <source>未注明</source>
   <translation>not said</translation>
  </message>
  <message>
   <source>国道</source>
   <translation>national</translation>
  </message>
  <message>
   <source>省道</source>
   <translation>provincial</translation>
  </message>
  <message>
   <source>县道</source>
   <translation>county road</translation>
  </message>
  <message>
   <source>乡道</source>
   <translation>township road</translation>
  </message>
  <message>
   <source>村道</source>
   <translation>village road</translation>
  </message>
  <message>
   <source>专用公路</source>
   <translation>special road</translation>
  </message>
  <message>
   <source>快速路</source>
   <translation>expressway</translation>
  </message>
  <message>
   <source>主干路</source>
   <translation>arterial</translation>
  </message>
  <message>
   <source>次干路</source>
   <translation>sub-arterial</translation>
  </message>
  <message>
   <source>支路</source>
   <translation>branch road</translation>
  </message>
  <message>
   <source>居住区道路</source>
   <translation>estate road</translation>
  </message>
  <message>
   <source>数据</source>
   <translation>data</translation>
  </message>
  <message>
   <source>人口最多的村庄</source>
   <translation>village with the most people</translation>
  </message>
  <message>
   <source>乡镇内部点</source>
   <translation>point inside the township</translation>
  </message>
  <message>
   <source>已连通</source>
   <translation>joined</translation>
  </message>
  <message>
   <source>三级及以上路网断开</source>
   <translation>good roads are broken</translation>
  </message>
  <message>
   <source>附近无三级及以上公路</source>
   <translation>no road of class III near</translation>
  </message>
  <message>
   <source>可到达</source>
   <translation>reached</translation>
  </message>
  <message>
   <source>超出距离</source>
   <translation>beyond the distance</translation>
  </message>
  <message>
   <source>驻地位置不明，不判定</source>
   <translation>seat not known, not judged</translation>
  </message>
  <message>
   <source>通三级及以上公路率</source>
   <translation>Seats joined (%)</translation>
  </message>
  <message>
   <source>{}道路覆盖分析：{}</source>
   <translation>{} road coverage: {}</translation>
  </message>
  <message>
   <source>道路覆盖分析：{}</source>
   <translation>Road coverage: {}</translation>
  </message>
  <message>
   <source>道路长度（米）</source>
   <translation>Length of roads (m)</translation>
  </message>
  <message>
   <source>建成区面积（平方米）</source>
   <translation>Built-up area (m²)</translation>
  </message>
  <message>
   <source>村庄（行）</source>
   <translation>Villages (rows)</translation>
  </message>
  <message>
   <source>人口栅格像元（个）</source>
   <translation>Population cells</translation>
  </message>
  <message>
   <source>等级不识别（计入其他）</source>
   <translation>class not understood (counts as other)</translation>
  </message>
  <message>
   <source>重复路段</source>
   <translation>drawn twice</translation>
  </message>
  <message>
   <source>部分重复路段</source>
   <translation>partly drawn twice</translation>
  </message>
  <message>
   <source>通行方向不明</source>
   <translation>direction not known</translation>
  </message>
  <message>
   <source>没有建成区图层：路网密度按全乡镇面积计算，不判定是否达到 8 千米/平方千米。</source>
   <translation>There is no built-up area: density is over the township, and 8 km/km² is not judged.</translation>
  </message>
  <message>
   <source>路面与建成区</source>
   <translation>Surface and built-up area</translation>
  </message>
  <message>
   <source>连通与可达</source>
   <translation>Joined and reached</translation>
  </message>
  <message>
   <source>分等级里程</source>
   <translation>Length by class</translation>
  </message>
  <message>
   <source>驻地</source>
   <translation>Seats</translation>
  </message>
  <message>
   <source>缺失路段</source>
   <translation>Missing links</translation>
  </message>
  <message>
   <source>道路按乡镇界切分；位于界线上的路段归代码较小的乡镇，只计一次。双幅路各计一半，重复路段只计一次；规划与停用道路不计，另列。小路、机耕路等列于“非道路通道”。</source>
   <translation>Roads are cut at township borders; one on a border belongs to the lower code, once. Carriageways count half each, and what is drawn twice once; planned and closed roads stand apart. Paths and tracks are ways that are no roads.</translation>
  </message>
  <message>
   <source>建成区路网密度</source>
   <translation>Density of streets</translation>
  </message>
  <message>
   <source>建成区内快速路、主干路、次干路、支路里程÷建成区面积；居住区道路不计。标准 8 千米/平方千米（GB/T 51328-2018，待核对原文）。</source>
   <translation>Expressways, arterials, sub-arterials and branch roads in the built-up area ÷ its area; estate roads do not count. Standard 8 km/km² (GB/T 51328-2018, from memory).</translation>
  </message>
  <message>
   <source>铺装÷（铺装＋未铺装）；路面不明的道路两边都不计。</source>
   <translation>Paved ÷ (paved + unpaved); roads of unknown surface are in neither.</translation>
  </message>
  <message>
   <source>只走三级及以上公路与城市道路能到达县城，且两端驻地距该路网 500 米以内（惯例值）。缺失路段是所需低等级道路最短的走法中的低等级部分。</source>
   <translation>Over roads of class III or better and streets alone one reaches the county seat, and both seats lie within 500 m of them (a convention). The missing link is the part of low class on the way that needs least of it.</translation>
  </message>
  <message>
   <source>村庄距四级及以上公路或城市道路（路网主体部分）500 米以内（直线，惯例值）。</source>
   <translation>The village lies within 500 m (straight, a convention) of a road of class IV or better or a street that belongs to the main network.</translation>
  </message>
  <message>
   <source>SDG 9.1.1：全天候道路 2 千米（直线）内的农村人口÷农村人口。全天候：铺装，或四级及以上且路面坚实；高速公路不计。</source>
   <translation>SDG 9.1.1: rural people within 2 km (straight) of an all-season road ÷ rural people. All-season: paved, or class IV and better with a firm surface; motorways do not count.</translation>
  </message>
  <message>
   <source>村庄到公交站的路网距离（含两端直线段）在 2 千米以内。</source>
   <translation>The distance by network from the village to a bus stop, with the straight legs, is within 2 km.</translation>
  </message>
  <message>
   <source>{}：设施数</source>
   <translation>{}: sites</translation>
  </message>
  <message>
   <source>{}：规模</source>
   <translation>{}: capacity</translation>
  </message>
  <message>
   <source>村内有设施</source>
   <translation>a site inside</translation>
  </message>
  <message>
   <source>联合设置</source>
   <translation>a joint site</translation>
  </message>
  <message>
   <source>可不单设</source>
   <translation>none needed</translation>
  </message>
  <message>
   <source>服务半径内有设施</source>
   <translation>a site within the radius</translation>
  </message>
  <message>
   <source>未覆盖</source>
   <translation>not covered</translation>
  </message>
  <message>
   <source>村收集</source>
   <translation>collection point</translation>
  </message>
  <message>
   <source>乡镇转运</source>
   <translation>transfer station</translation>
  </message>
  <message>
   <source>县处理</source>
   <translation>treatment plant</translation>
  </message>
  <message>
   <source>本乡镇转运站</source>
   <translation>transfer station of the township</translation>
  </message>
  <message>
   <source>疑似重复</source>
   <translation>perhaps twice</translation>
  </message>
  <message>
   <source>类别不明</source>
   <translation>kind not known</translation>
  </message>
  <message>
   <source>村庄覆盖</source>
   <translation>Villages covered</translation>
  </message>
  <message>
   <source>村庄字段（或村级统计表）标明可不设卫生室，或乡镇卫生院（社区卫生服务中心）所在的村。</source>
   <translation>The village (or the village table) says that it needs no clinic, or the township health centre stands in it.</translation>
  </message>
  <message>
   <source>人口覆盖</source>
   <translation>People served</translation>
  </message>
  <message>
   <source>只按服务半径判定；豁免不缩短任何人的路程。人口缺失不按零计。</source>
   <translation>By the radius alone; being exempt shortens nobody's way. Missing people are never zero.</translation>
  </message>
  <message>
   <source>计入的设施</source>
   <translation>Sites that count</translation>
  </message>
  <message>
   <source>默认只计现状与在建；公共充电只计公用；标明不对外开放的不计。未计入者列于“排除要素”。</source>
   <translation>What exists or is being built; chargers that are public; none that says it is not open to all. The others are listed as left out.</translation>
  </message>
  <message>
   <source>县域外的设施</source>
   <translation>Sites beyond the county</translation>
  </message>
  <message>
   <source>可以服务县内居民，但不计入任何乡镇的设施数。</source>
   <translation>They may serve people in the county, and are counted in no township.</translation>
  </message>
  <message>
   <source>同类设施名称相同（或一方只多前后缀）且相距 100 米以内的，以及相距 5 米以内的，列于“排除要素”，二者仍计入，请核对。</source>
   <translation>Two of one kind with one name (or one that only adds to it) within 100 m, or any within 5 m, are listed; both count still. Please check.</translation>
  </message>
  <message>
   <source>收运链条</source>
   <translation>Waste chain</translation>
  </message>
  <message>
   <source>村庄到最近收集点、收集点到最近转运站、转运站到最近处理厂，均为路网距离（含两端直线段）；收集点须在其服务半径内，链条完整还要求本乡镇有转运站。</source>
   <translation>From the village to the nearest collection point, from there to the nearest transfer station, and on to the nearest plant: distances by network with the straight legs. The collection point must be within its radius, and a whole chain asks for a transfer station in the township.</translation>
  </message>
  <message>
   <source>平均距离</source>
   <translation>Mean distance</translation>
  </message>
  <message>
   <source>按人口加权，含未覆盖者。</source>
   <translation>Weighted by people, with those not covered.</translation>
  </message>
  <message>
   <source>其他类别：设施数（不属于所测服务）</source>
   <translation>Other kinds: sites (of no service measured)</translation>
  </message>
  <message>
   <source>{}公共服务点覆盖分析：{}</source>
   <translation>{} site coverage: {}</translation>
  </message>
  <message>
   <source>公共服务点覆盖分析：{}</source>
   <translation>Site coverage: {}</translation>
  </message>
  <message>
   <source>依次判定，取先成立者：{}。</source>
   <translation>The first of these that holds: {}.</translation>
  </message>
  <message>
   <source>收运链条汇总</source>
   <translation>Waste chains</translation>
  </message>
  <message>
   <source>人口账目</source>
   <translation>Account of people</translation>
  </message>
  <message>
   <source>村内有设施 → 联合设置 → 可不单设 → 服务半径内有设施</source>
   <translation>a site inside → a joint site → none needed → a site within the radius</translation>
  </message>
  <message>
   <source>公路沿线服务空白分析</source>
   <translation>Gaps along routes</translation>
  </message>
  <message>
   <source>公园绿地覆盖分析</source>
   <translation>Park coverage</translation>
  </message>
  <message>
   <source>市政管网覆盖分析</source>
   <translation>Pipe coverage</translation>
  </message>
  <message>
   <source>道路覆盖分析</source>
   <translation>Road coverage</translation>
  </message>
  <message>
   <source>公共服务点覆盖分析</source>
   <translation>Site coverage</translation>
  </message>
  <message>
   <source>县域指标评价</source>
   <translation>County indicators</translation>
  </message>
  <message>
   <source>公共服务设施服务缺口分析</source>
   <translation>Service gaps</translation>
  </message>
  <message>
   <source>服务缺口汇总</source>
   <translation>Service gaps: summary</translation>
  </message>
  <message>
   <source>设施覆盖汇总</source>
   <translation>Site coverage: summary</translation>
  </message>
  <message>
   <source>道路覆盖汇总</source>
   <translation>Road coverage: summary</translation>
  </message>
  <message>
   <source>管网覆盖汇总</source>
   <translation>Pipe coverage: summary</translation>
  </message>
  <message>
   <source>廊道缺口汇总</source>
   <translation>Corridor gaps: summary</translation>
  </message>
  <message>
   <source>公园绿地覆盖汇总</source>
   <translation>Green coverage: summary</translation>
  </message>
  <message>
   <source>没有这项指标</source>
   <translation>no such indicator</translation>
  </message>
  <message>
   <source>没有这个乡镇</source>
   <translation>no such township</translation>
  </message>
  <message>
   <source>不是数字</source>
   <translation>no number</translation>
  </message>
  <message>
   <source>超出范围或单位不符</source>
   <translation>out of range, or another unit</translation>
  </message>
  <message>
   <source>有更新的数据</source>
   <translation>there is a later figure</translation>
  </message>
  <message>
   <source>按百分数读取</source>
   <translation>read as per cent</translation>
  </message>
  <message>
   <source>按 0–1 的比例读取</source>
   <translation>read as a share of one</translation>
  </message>
  <message>
   <source>单位或数值不符</source>
   <translation>unit or value does not fit</translation>
  </message>
  <message>
   <source>方向相反</source>
   <translation>wrong way round</translation>
  </message>
  <message>
   <source>{}县域指标评价：{}</source>
   <translation>{} county indicators: {}</translation>
  </message>
  <message>
   <source>县域指标评价：{}</source>
   <translation>County indicators: {}</translation>
  </message>
  <message>
   <source>取值不识别</source>
   <translation>not understood</translation>
  </message>
  <message>
   <source>状态不识别</source>
   <translation>status not understood</translation>
  </message>
  <message>
   <source>负值</source>
   <translation>negative</translation>
  </message>
  <message>
   <source>人口单位存疑</source>
   <translation>unit of people odd</translation>
  </message>
  <message>
   <source>代码重复</source>
   <translation>repeated code</translation>
  </message>
  <message>
   <source>未声明的无数据值</source>
   <translation>undeclared no-data value</translation>
  </message>
  <message>
   <source>乡镇总人口缺失</source>
   <translation>total of a township missing</translation>
  </message>
  <message>
   <source>总人口未分配</source>
   <translation>total not spread</translation>
  </message>
  <message>
   <source>人口缺失</source>
   <translation>people missing</translation>
  </message>
  <message>
   <source>几何已修复</source>
   <translation>geometry repaired</translation>
  </message>
  <message>
   <source>乡镇重叠</source>
   <translation>townships overlap</translation>
  </message>
  <message>
   <source>乡镇间碎缝</source>
   <translation>gaps between townships</translation>
  </message>
  <message>
   <source>重复行</source>
   <translation>repeated row</translation>
  </message>
  <message>
   <source>无对应村庄</source>
   <translation>no such village</translation>
  </message>
  <message>
   <source>类别不识别</source>
   <translation>kind not understood</translation>
  </message>
  <message>
   <source>几何无法读取</source>
   <translation>geometry cannot be read</translation>
  </message>
  <message>
   <source>坐标与坐标系不符</source>
   <translation>coordinates do not fit the CRS</translation>
  </message>
  <message>
   <source>一个要素多处点位</source>
   <translation>several places</translation>
  </message>
  <message>
   <source>半径不识别</source>
   <translation>radius not understood</translation>
  </message>
  <message>
   <source>单位与字段名不符</source>
   <translation>unit is not the field's</translation>
  </message>
  <message>
   <source>学区划片核查</source>
   <translation>School zones</translation>
  </message>
  <message>
   <source>小学：学龄儿童</source>
   <translation>Primary school: children</translation>
  </message>
  <message>
   <source>小学：居民点数</source>
   <translation>Primary school: places</translation>
  </message>
  <message>
   <source>初中：学龄儿童</source>
   <translation>Junior high school: children</translation>
  </message>
  <message>
   <source>初中：居民点数</source>
   <translation>Junior high school: places</translation>
  </message>
  <message>
   <source>未就近村庄</source>
   <translation>Villages with a nearer school</translation>
  </message>
  <message>
   <source>划片学校即最近学校</source>
   <translation>zoned to the nearest school</translation>
  </message>
  <message>
   <source>有更近的学校</source>
   <translation>another school is nearer</translation>
  </message>
  <message>
   <source>不在任何学区内</source>
   <translation>in no school zone</translation>
  </message>
  <message>
   <source>学区的学校不明</source>
   <translation>school of the zone not known</translation>
  </message>
  <message>
   <source>没有通往划片学校的道路</source>
   <translation>no way to the assigned school</translation>
  </message>
  <message>
   <source>不在乡镇范围内</source>
   <translation>in no township</translation>
  </message>
  <message>
   <source>学校重名</source>
   <translation>schools of the same name</translation>
  </message>
  <message>
   <source>学段不明</source>
   <translation>stage not known</translation>
  </message>
  <message>
   <source>划片就近</source>
   <translation>Nearest</translation>
  </message>
  <message>
   <source>就近比例</source>
   <translation>Share</translation>
  </message>
  <message>
   <source>居民点所在学区的学校；在几个学区内或学区有几所学校（多校划片）时，取其中沿道路最近的一所。</source>
   <translation>The school of the zone where a place lies; in several zones, or in one with several schools, the nearest of them by road.</translation>
  </message>
  <message>
   <source>到划片学校的路网距离不大于到本学段最近学校的路网距离加 1 米。</source>
   <translation>The way to the assigned school is at most 1 m longer than that to the nearest school of the stage.</translation>
  </message>
  <message>
   <source>划片就近的学龄儿童 ÷ 可判定的学龄儿童。不在学区内、学校不明、远离道路、没有通路的另列，不按零计。</source>
   <translation>Children zoned to the nearest school ÷ children who can be judged. Those in no zone, without a known school, off the network or without a way stand beside, and are not zero.</translation>
  </message>
  <message>
   <source>《中华人民共和国义务教育法》第十二条：保障适龄儿童、少年在户籍所在地学校就近入学。就近不等于最近，比例低只说明划片需要复核。</source>
   <translation>Compulsory Education Law of the People's Republic of China, Article 12: children attend school near their registered residence. Near is not nearest: a low share only says that the zoning should be looked at again.</translation>
  </message>
  <message>
   <source>有乡镇驻地与县城不通</source>
   <translation>a seat has no way to the county seat</translation>
  </message>
  <message>
   <source>学区核查</source>
   <translation>School zones judged</translation>
  </message>
  <message>
   <source>划片学校的认定</source>
   <translation>The assigned school</translation>
  </message>
  <message>
   <source>法律依据</source>
   <translation>Legal basis</translation>
  </message>
  <message>
   <source>有城镇人口不详</source>
   <translation>some townspeople's number is not known</translation>
  </message>
  <message>
   <source>{}学区划片核查：{}</source>
   <translation>{} school zones: {}</translation>
  </message>
  <message>
   <source>学区划片核查：{}</source>
   <translation>School zones: {}</translation>
  </message>
  <message>
   <source>学区图层</source>
   <translation>School zones</translation>
  </message>
  <message>
   <source>简称不唯一</source>
   <translation>the short name fits several</translation>
  </message>
  <message>
   <source>按简称识别</source>
   <translation>found by a part of the name</translation>
  </message>
 </context>
 <context>
  <name>legends</name>
  <message>
   <source>超出服务半径</source>
   <translation>beyond the radius</translation>
  </message>
  <message>
   <source>路网不连通</source>
   <translation>not connected by road</translation>
  </message>
  <message>
   <source>远离道路</source>
   <translation>far from any road</translation>
  </message>
  <message>
   <source>县域外</source>
   <translation>outside the county</translation>
  </message>
  <message>
   <source>没有可用的几何</source>
   <translation>no usable geometry</translation>
  </message>
  <message>
   <source>已覆盖</source>
   <translation>served</translation>
  </message>
  <message>
   <source>可到达</source>
   <translation>reached</translation>
  </message>
  <message>
   <source>服务半径外区域</source>
   <translation>land beyond the radius</translation>
  </message>
  <message>
   <source>空白路段（有路段无路可达）</source>
   <translation>gap (parts cannot be reached)</translation>
  </message>
  <message>
   <source>空白路段（超出距离）</source>
   <translation>gap (beyond the distance)</translation>
  </message>
  <message>
   <source>超出距离</source>
   <translation>beyond the distance</translation>
  </message>
  <message>
   <source>距离以内</source>
   <translation>within the distance</translation>
  </message>
  <message>
   <source>高速公路、城市快速路</source>
   <translation>Motorways and expressways</translation>
  </message>
  <message>
   <source>国道</source>
   <translation>National roads</translation>
  </message>
  <message>
   <source>省道</source>
   <translation>Provincial roads</translation>
  </message>
  <message>
   <source>县道</source>
   <translation>County roads</translation>
  </message>
  <message>
   <source>乡道</source>
   <translation>Township roads</translation>
  </message>
  <message>
   <source>村道</source>
   <translation>Village roads</translation>
  </message>
  <message>
   <source>专用公路</source>
   <translation>Special roads</translation>
  </message>
  <message>
   <source>城市主次干路</source>
   <translation>Main streets</translation>
  </message>
  <message>
   <source>城市支路及其他街道</source>
   <translation>Other streets</translation>
  </message>
  <message>
   <source>等级不明</source>
   <translation>Class not known</translation>
  </message>
  <message>
   <source>机耕路、小路等</source>
   <translation>Tracks and paths</translation>
  </message>
  <message>
   <source>规划道路</source>
   <translation>Planned roads</translation>
  </message>
  <message>
   <source>二级及以上公路</source>
   <translation>Main roads</translation>
  </message>
  <message>
   <source>三级、四级公路</source>
   <translation>Local roads</translation>
  </message>
  <message>
   <source>其他道路</source>
   <translation>Other roads</translation>
  </message>
  <message>
   <source>未通等级公路</source>
   <translation>not on a graded road</translation>
  </message>
  <message>
   <source>通等级公路，未通客车</source>
   <translation>on a graded road, no bus</translation>
  </message>
  <message>
   <source>通等级公路</source>
   <translation>on a graded road</translation>
  </message>
  <message>
   <source>未判定</source>
   <translation>not judged</translation>
  </message>
  <message>
   <source>县城</source>
   <translation>County seat</translation>
  </message>
  <message>
   <source>驻地已通三级及以上公路</source>
   <translation>on a road of class III or better</translation>
  </message>
  <message>
   <source>驻地未通三级及以上公路</source>
   <translation>not on a road of class III</translation>
  </message>
  <message>
   <source>驻地远离道路，未判定</source>
   <translation>far from roads, not judged</translation>
  </message>
  <message>
   <source>孤立路段（与主路网不连通）</source>
   <translation>Not joined to the main network</translation>
  </message>
  <message>
   <source>单行路段</source>
   <translation>One-way roads</translation>
  </message>
  <message>
   <source>双向路段</source>
   <translation>Two-way roads</translation>
  </message>
  <message>
   <source>端点（断头路）</source>
   <translation>Dead ends</translation>
  </message>
  <message>
   <source>路口</source>
   <translation>Junctions</translation>
  </message>
  <message>
   <source>人口缺失</source>
   <translation>People missing</translation>
  </message>
  <message>
   <source>人口（圆面积与人数成正比）</source>
   <translation>People (by size)</translation>
  </message>
  <message>
   <source>未与厂站连通（虚线、浅底）</source>
   <translation>not joined to a plant (dashed, pale)</translation>
  </message>
  <message>
   <source>没有厂站资料，连通情况不明（点线）</source>
   <translation>plant not known (dotted)</translation>
  </message>
  <message>
   <source>停用、在建或规划</source>
   <translation>disused, being built or planned</translation>
  </message>
  <message>
   <source>给水管线</source>
   <translation>Water pipes</translation>
  </message>
  <message>
   <source>污水管线</source>
   <translation>Sewers</translation>
  </message>
  <message>
   <source>雨水管线</source>
   <translation>Storm drains</translation>
  </message>
  <message>
   <source>合流管线</source>
   <translation>Combined sewers</translation>
  </message>
  <message>
   <source>燃气管线</source>
   <translation>Gas pipes</translation>
  </message>
  <message>
   <source>热力管线</source>
   <translation>Heating pipes</translation>
  </message>
  <message>
   <source>电力管线</source>
   <translation>Power cables</translation>
  </message>
  <message>
   <source>通信管线</source>
   <translation>Telecom cables</translation>
  </message>
  <message>
   <source>其他管线</source>
   <translation>Other pipes</translation>
  </message>
  <message>
   <source>孤立管段（所在管网没有厂站）</source>
   <translation>isolated (system without a plant)</translation>
  </message>
  <message>
   <source>被阀门或流向隔断</source>
   <translation>cut off by valve or flow</translation>
  </message>
  <message>
   <source>已服务</source>
   <translation>served</translation>
  </message>
  <message>
   <source>旁有管线而未服务</source>
   <translation>beside a pipe, not served</translation>
  </message>
  <message>
   <source>未服务</source>
   <translation>not served</translation>
  </message>
  <message>
   <source>不明</source>
   <translation>not known</translation>
  </message>
  <message>
   <source>未覆盖（圆面积与人数成正比）</source>
   <translation>not covered (people by size)</translation>
  </message>
  <message>
   <source>服务半径内有设施</source>
   <translation>facility within the radius</translation>
  </message>
  <message>
   <source>村内有设施</source>
   <translation>facility in the village</translation>
  </message>
  <message>
   <source>联合设置</source>
   <translation>joint facility</translation>
  </message>
  <message>
   <source>可不单设</source>
   <translation>no own facility needed</translation>
  </message>
  <message>
   <source>设施</source>
   <translation>Facility</translation>
  </message>
  <message>
   <source>缺收集点</source>
   <translation>no collection point</translation>
  </message>
  <message>
   <source>缺转运站</source>
   <translation>no transfer station</translation>
  </message>
  <message>
   <source>缺处理厂</source>
   <translation>no treatment plant</translation>
  </message>
  <message>
   <source>链条完整</source>
   <translation>complete</translation>
  </message>
  <message>
   <source>链条连通，本乡镇没有转运站</source>
   <translation>complete, no transfer station in the township</translation>
  </message>
  <message>
   <source>规划或已停用</source>
   <translation>planned or closed</translation>
  </message>
  <message>
   <source>入口远离道路</source>
   <translation>entrance far from roads</translation>
  </message>
  <message>
   <source>5000 平方米及以上</source>
   <translation>5 000 m² or more</translation>
  </message>
  <message>
   <source>2000—5000 平方米</source>
   <translation>2 000 to 5 000 m²</translation>
  </message>
  <message>
   <source>小于 2000 平方米，不计入</source>
   <translation>below 2 000 m², not counted</translation>
  </message>
  <message>
   <source>路网距离内有公园</source>
   <translation>park within reach by road</translation>
  </message>
  <message>
   <source>仅直线距离内有公园</source>
   <translation>park within reach by straight line only</translation>
  </message>
  <message>
   <source>没有公园覆盖</source>
   <translation>no park within reach</translation>
  </message>
  <message>
   <source>服务范围</source>
   <translation>Service area</translation>
  </message>
  <message>
   <source>就近分配</source>
   <translation>Assigned to the nearest</translation>
  </message>
  <message>
   <source>就近分配范围</source>
   <translation>Catchment</translation>
  </message>
  <message>
   <source>就近分配路段</source>
   <translation>Roads of the catchment</translation>
  </message>
  <message>
   <source>服务对象人数（面积表示）</source>
   <translation>People in need (by size)</translation>
  </message>
  <message>
   <source>分钟</source>
   <translation>min</translation>
  </message>
  <message>
   <source>缺</source>
   <translation>lacks</translation>
  </message>
  <message>
   <source>千米</source>
   <translation>km</translation>
  </message>
  <message>
   <source>高速公路</source>
   <translation>motorways</translation>
  </message>
  <message>
   <source>一级公路</source>
   <translation>class I</translation>
  </message>
  <message>
   <source>二级公路</source>
   <translation>class II</translation>
  </message>
  <message>
   <source>三级公路</source>
   <translation>class III</translation>
  </message>
  <message>
   <source>四级公路</source>
   <translation>class IV</translation>
  </message>
  <message>
   <source>等外公路</source>
   <translation>below class</translation>
  </message>
  <message>
   <source>快速路</source>
   <translation>expressways</translation>
  </message>
  <message>
   <source>主干路</source>
   <translation>arterials</translation>
  </message>
  <message>
   <source>次干路</source>
   <translation>sub-arterials</translation>
  </message>
  <message>
   <source>支路</source>
   <translation>branch roads</translation>
  </message>
  <message>
   <source>居住区道路</source>
   <translation>estate roads</translation>
  </message>
  <message>
   <source>公路里程覆盖率</source>
   <translation>Road length covered</translation>
  </message>
  <message>
   <source>没有这些路线</source>
   <translation>none of these routes</translation>
  </message>
  <message>
   <source>综合得分</source>
   <translation>Score</translation>
  </message>
  <message>
   <source>有缺口：综合得分</source>
   <translation>Gap: score</translation>
  </message>
  <message>
   <source>较弱：综合得分</source>
   <translation>Weak: score</translation>
  </message>
  <message>
   <source>较好：综合得分</source>
   <translation>Fair: score</translation>
  </message>
  <message>
   <source>好：综合得分</source>
   <translation>Good: score</translation>
  </message>
  <message>
   <source>没有得分</source>
   <translation>no score</translation>
  </message>
  <message>
   <source>公园服务半径覆盖率</source>
   <translation>Housing near a park</translation>
  </message>
  <message>
   <source>没有居住用地和人口数据</source>
   <translation>neither housing nor people known</translation>
  </message>
  <message>
   <source>服务人口</source>
   <translation>People served</translation>
  </message>
  <message>
   <source>没有人口或服务距离</source>
   <translation>people or service distance not known</translation>
  </message>
  <message>
   <source>路网密度（千米/平方千米）</source>
   <translation>Road density (km/km²)</translation>
  </message>
  <message>
   <source>无数据</source>
   <translation>no data</translation>
  </message>
  <message>
   <source>未覆盖人口</source>
   <translation>People not served</translation>
  </message>
  <message>
   <source>无人口数据</source>
   <translation>people not known</translation>
  </message>
  <message>
   <source>覆盖率</source>
   <translation>Covered</translation>
  </message>
  <message>
   <source>没有人口和村庄数据</source>
   <translation>neither people nor villages known</translation>
  </message>
  <message>
   <source>处</source>
   <translation>sites</translation>
  </message>
  <message>
   <source>河流</source>
   <translation>River</translation>
  </message>
  <message>
   <source>铁路</source>
   <translation>Railway</translation>
  </message>
  <message>
   <source>中学</source>
   <translation>Secondary schools</translation>
  </message>
  <message>
   <source>市政厂站</source>
   <translation>Utility plants</translation>
  </message>
  <message>
   <source>政务、市场、商业</source>
   <translation>Public offices, markets, shops</translation>
  </message>
  <message>
   <source>环卫设施</source>
   <translation>Waste facilities</translation>
  </message>
  <message>
   <source>消防、避难场所</source>
   <translation>Fire stations, shelters</translation>
  </message>
  <message>
   <source>幼儿园、托育</source>
   <translation>Kindergartens, childcare</translation>
  </message>
  <message>
   <source>乡镇卫生院、社区卫生服务中心</source>
   <translation>Health centres</translation>
  </message>
  <message>
   <source>医院</source>
   <translation>Hospitals</translation>
  </message>
  <message>
   <source>文化体育</source>
   <translation>Culture and sport</translation>
  </message>
  <message>
   <source>小学、教学点</source>
   <translation>Primary schools</translation>
  </message>
  <message>
   <source>养老服务</source>
   <translation>Care of the elderly</translation>
  </message>
  <message>
   <source>村（乡村）</source>
   <translation>Village (country)</translation>
  </message>
  <message>
   <source>社区（城镇）</source>
   <translation>Community (town)</translation>
  </message>
  <message>
   <source>米</source>
   <translation>m</translation>
  </message>
  <message>
   <source>划片就近 20% 以下</source>
   <translation>Zoned to the nearest: below 20%</translation>
  </message>
  <message>
   <source>划片就近 20%–40%</source>
   <translation>Zoned to the nearest: 20–40%</translation>
  </message>
  <message>
   <source>划片就近 40%–60%</source>
   <translation>Zoned to the nearest: 40–60%</translation>
  </message>
  <message>
   <source>划片就近 60%–80%</source>
   <translation>Zoned to the nearest: 60–80%</translation>
  </message>
  <message>
   <source>划片就近 80% 及以上</source>
   <translation>Zoned to the nearest: 80% and more</translation>
  </message>
  <message>
   <source>学校不明或无学龄儿童</source>
   <translation>School not known, or no children</translation>
  </message>
  <message>
   <source>没有可判定的儿童</source>
   <translation>No children judged</translation>
  </message>
  <message>
   <source>有更近的学校（圆面积与儿童数成正比）</source>
   <translation>Another school is nearer (area of circle by children)</translation>
  </message>
  <message>
   <source>划片学校即最近学校</source>
   <translation>Zoned to the nearest school</translation>
  </message>
  <message>
   <source>不在任何学区内</source>
   <translation>In no school zone</translation>
  </message>
  <message>
   <source>学区的学校不明</source>
   <translation>School of the zone not known</translation>
  </message>
  <message>
   <source>没有道路可达，不判定</source>
   <translation>No way by road, not judged</translation>
  </message>
 </context>
</TS>
