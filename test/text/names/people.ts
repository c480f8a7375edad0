/** Two hundred names of ten cultures. */
export const PEOPLE: Readonly<Record<string, readonly string[]>> = {
  english:
    "Tom Ashworth, Joanne Miles, Ruth Bell, Siobhan O'Brien, Callum MacLeod, Gareth Pritchard, Daisy Fairweather, Nigel Thistlewood, Bethany Crump, Alistair Wren, Phoebe Hargreaves, Rupert Langdale, Imogen Sharpe, Duncan Pettigrew, Hattie Broadbent, Miles Pemberton-Clarke, Edith Quill, Barnaby Stokes, Verity Holloway, Fergus Dunmore".split(
      ', ',
    ),
  german:
    'Jana Brandt, Uwe Schmitz, Marion Engel, Jürgen Weiß, Björn Krüger, Käthe Schröder, Anneliese von der Heide, Götz Überall, Hans-Peter Müller, Dörte Hinrichs, Wolfgang Zöllner, Ingeborg Täuber, Karl-Heinz Voß, Friederike zu Stolberg, Sönke Petersen, Mechthild Oswald, Detlef Kahlert, Gudrun Ziegler, Torsten Rehbein, Ulrike Fährmann'.split(
      ', ',
    ),
  french:
    'Camille Laurent, Hugo Petit, Élodie Roux, Jean-Baptiste Lefèvre, Anaïs Beaumont, Loïc Le Gall, Maëlle Kervadec, François de La Tour, Océane Girard, Théo Vasseur, Béatrice Cœur, Gaël Morvan, Inès Chaumont, Rémi Delacroix, Solène Aubry, Yannick Prévost, Zoé Marchand, Clément Faure, Apolline Besson, Édouard Tissot'.split(
      ', ',
    ),
  spanish:
    'Lucía Ortega, Pablo Gil, Nuria Campos, José María de la Cruz, Begoña Íñiguez, Íker Etxeberria, Concepción Muñoz, Álvaro Peña Nieto, Rocío del Valle, Ñusta Quispe, Joaquín Yáñez, Xóchitl Hernández, Belén Sáez, Ramón Carvajal, Inmaculada Ríos, Gonzalo Urrutia, Marisol Cifuentes, Óscar Villalobos, Ximena Barrientos, Esteban Zúñiga'.split(
      ', ',
    ),
  italian:
    "Giulia Ferri, Marco Villa, Sara Conti, Niccolò D'Angelo, Chiara Dell'Acqua, Beatrice Lo Russo, Ettore Sforza, Ludovica Di Stefano, Gianluca Bonfiglio, Ornella Zanetti, Pierpaolo Grassi, Rosalba Esposito, Salvatore Pappalardo, Fiammetta Corsi, Domenico De Luca, Agnese Mancuso, Tullio Baresi, Nicoletta Trevisan, Ruggero Alighieri, Mirella Fontana".split(
      ', ',
    ),
  dutch:
    'Sanne de Wit, Bram Visser, Femke Bos, Joost van den Berg, Wietske Hoekstra, Sjoerd de Vries, Anouk van der Meer, Gijs ten Brink, Roos Kuipers, Teun Verhoeven, Maaike op den Camp, Floris Dijkstra, Lieke Jansma, Pim Oosterhuis, Jorrit Wiersma, Noor Schaap, Dirk-Jan Poelstra, Hedwig Zwart, Ruben Kalkman, Tjitske Bouma'.split(
      ', ',
    ),
  polish:
    'Łukasz Żółkiewski, Małgorzata Wiśniewska, Zbigniew Szczęsny, Agnieszka Dąbrowska, Paweł Kowalczyk, Świętosława Ćwik, Grzegorz Brzęczyszczykiewicz, Żaneta Późniak, Krzysztof Ździebło, Jadwiga Nowicka, Wojciech Łapiński, Halina Górska, Mieczysław Sówka, Bożena Jabłońska, Ryszard Gołąb, Danuta Mróz, Tadeusz Wróbel, Elżbieta Kruk, Stanisław Bąk, Irena Zając'.split(
      ', ',
    ),
  indian:
    'Priya Nair, Venkatesh Subramaniam, Ananya Mukherjee, Rajesh Kulkarni, Lakshmi Narayanan, Arjun Chattopadhyay, Deepika Ramachandran, Harpreet Dhillon, Kavita Deshmukh, Mohandas Pillai, Nandini Iyengar, Omkar Bhattacharya, Parvati Krishnamurthy, Rohan Chaudhary, Sunita Agarwal, Tarun Majumdar, Usha Venkataraman, Vikram Rathore, Yamini Gopalakrishnan, Zubin Daruwala'.split(
      ', ',
    ),
  eastAsian:
    '王小明, 李伟强, 張雅婷, 陳冠宇, 佐藤健一, 鈴木花子, 高橋直樹, 김민준, 이서연, 박지훈, Nguyễn Thị Minh Khai, Trần Văn Hùng, Phạm Đức Anh, Wei-Ling Chen, Haruki Tanabe, Jin-Woo Hwang, Xiuying Zhao, Akiko Morishita, Thanh Hương Lê, Min-Seo Kang'.split(
      ', ',
    ),
  african:
    'Oluwaseun Adeyemi, Chukwuemeka Okonkwo, Ngozi Eze-Nwosu, Kwabena Asante-Boateng, Aminata Diallo, Tendai Moyo, Thandiwe Nkosi, Abebe Tessema, Wanjiru Kamau, Fatoumata Coulibaly, Youssef Benjelloun, Khadija El Mansouri, Mehmet Yıldırım, Ayşe Çelik, Ibrahim Al-Hassan, Leila bint Rashid, Sipho Dlamini, Zainab Suleiman, Bongani Mthembu, Adaeze Onyekachi'.split(
      ', ',
    ),
}
